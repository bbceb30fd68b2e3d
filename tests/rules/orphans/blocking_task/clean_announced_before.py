"""Messages that a poller has told of before, as whoever hears of none goes another way."""

import select
import socket
from multiprocessing import Process

import zmq


def asks_a_few_times():
    line = zmq.Context().socket(zmq.REQ)
    for _ in range(3):
        if not line.poll(1000):
            continue
        print(line.recv())


def gives_up():
    line = socket.socket()
    readable, _, _ = select.select([line], [], [], 5)
    if not readable:
        return
    print(line.recv(10))


def fails():
    line = zmq.Context().socket(zmq.PULL)
    poller = zmq.Poller()
    poller.register(line)
    events = dict(poller.poll(100))
    if line not in events:
        raise TimeoutError("nothing came")
    try:
        print(line.recv())
    finally:
        line.close()


def counts():
    line = zmq.Context().socket(zmq.PULL)
    if line.poll(1000) == 0:
        raise TimeoutError("nothing came")
    print(line.recv())


def looks_again_and_again(tries=100):
    line = zmq.Context().socket(zmq.PULL)
    while not line.poll(1000):
        tries -= 1
        if not tries:
            return
    print(line.recv())


def start():
    Process(target=asks_a_few_times).start()
    Process(target=gives_up).start()
    Process(target=fails).start()
    Process(target=counts).start()
    Process(target=looks_again_and_again).start()
