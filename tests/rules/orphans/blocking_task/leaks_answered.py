"""Near misses: nobody beside the task answers what it asks by ZeroMQ."""

from multiprocessing import Process

import zmq


def ask(number):
    socket = zmq.Context().socket(zmq.REQ)
    socket.connect("tcp://localhost:5559")
    for _ in range(number):
        socket.send(b"more")
        print(socket.recv())


def publish():
    socket = zmq.Context().socket(zmq.PUB)
    socket.bind("tcp://*:5560")
    for _ in range(10):
        socket.send(b"news")


def collect(number):
    socket = zmq.Context().socket(zmq.PULL)
    socket.bind("tcp://*:5561")
    for _ in range(number):
        print(socket.recv())


def main():
    Process(target=publish).start()
    Process(target=ask, args=(5,)).start()  # expect: PP302
    Process(target=collect, args=(5,)).start()  # expect: PP302
    socket = zmq.Context().socket(zmq.REP)
    socket.bind("tcp://*:5559")
    for _ in range(5):
        socket.recv()
        socket.send(b"word")
