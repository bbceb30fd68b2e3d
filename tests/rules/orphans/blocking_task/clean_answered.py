"""Requests over ZeroMQ that a sibling answers, which does so without the main process."""

from multiprocessing import Process

import zmq


def ask(number):
    socket = zmq.Context().socket(zmq.REQ)
    socket.connect("tcp://localhost:5559")
    for _ in range(number):
        socket.send(b"more")
        print(socket.recv())
        while socket.getsockopt(zmq.RCVMORE):
            print(socket.recv())


def answer():
    socket = zmq.Context().socket(zmq.REP)
    socket.bind("tcp://*:5559")
    while True:
        socket.recv()
        socket.send(b"word")


def ask_many():
    socket = zmq.Context().socket(zmq.DEALER)
    socket.connect("ipc:///tmp/words")
    for _ in range(9):
        socket.send_multipart([b"", b"more"])
    for _ in range(9):
        print(socket.recv_multipart())


def answer_many():
    socket = zmq.Context().socket(zmq.ROUTER)
    socket.bind("ipc:///tmp/words")
    while True:
        who, _, _ = socket.recv_multipart()
        socket.send_multipart([who, b"", b"word"])


def main():
    Process(target=answer).start()  # expect: PP301
    Process(target=answer_many).start()  # expect: PP301
    workers = [Process(target=ask, args=(5,)), Process(target=ask_many)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
