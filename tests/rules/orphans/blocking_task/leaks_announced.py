"""Messages that nobody has announced, or that are announced whenever they please."""

from multiprocessing import Process

import zmq


def otherwise(address):
    line = zmq.Context().socket(zmq.REQ)
    line.connect(address)
    if line.poll(1000):
        print("there")
    else:
        print(line.recv())


def afterwards(address):
    line = zmq.Context().socket(zmq.REQ)
    line.connect(address)
    if line.poll(1000):
        print("there")
    print(line.recv())


def for_ever(address):
    line = zmq.Context().socket(zmq.REQ)
    line.connect(address)
    poller = zmq.Poller()
    poller.register(line, zmq.POLLIN)
    ready = dict(poller.poll())
    if line in ready:
        print(line.recv())


def main(address):
    Process(target=otherwise, args=(address,)).start()  # expect: PP302
    Process(target=afterwards, args=(address,)).start()  # expect: PP302
    Process(target=for_ever, args=(address,)).start()  # expect: PP302
