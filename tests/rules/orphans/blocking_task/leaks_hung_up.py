"""Near misses: no connection to the main process, or to another server."""

import socket
from multiprocessing import Process

import zmq


def listen():
    line = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    line.connect(("localhost", 7802))
    line.send(b"hello")
    print(line.recvfrom(100))


def ask_another():
    connection = socket.create_connection(("example.com", 80))
    print(connection.recv(100))


def ask_by_zmq():
    line = zmq.Context().socket(zmq.REQ)
    line.connect("tcp://localhost:7803")
    line.send(b"hello")
    print(line.recv())


def main():
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("localhost", 7802))
    answering = zmq.Context().socket(zmq.REP)
    answering.bind("tcp://*:7803")
    Process(target=listen).start()  # expect: PP302
    Process(target=ask_another).start()  # expect: PP302
    Process(target=ask_by_zmq).start()  # expect: PP302
    answering.recv()
    answering.send(b"answer")


if __name__ == "__main__":
    main()
