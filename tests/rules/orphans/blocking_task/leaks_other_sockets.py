"""What other functions set on sockets of their own bounds nothing here."""

import socket
from multiprocessing import Process

import zmq


def relay(port):
    context = zmq.Context()
    incoming = context.socket(zmq.PULL)
    incoming.bind(f"tcp://*:{port}")
    message = incoming.recv_json()
    print(message)


def peek(port):
    context = zmq.Context()
    incoming = context.socket(zmq.PULL)
    incoming.connect(f"tcp://*:{port}")
    return incoming.recv_json(zmq.NOBLOCK)


class Listener:
    def __init__(self, port):
        self.sock = socket.create_server(("", port))

    def listen(self):
        connection, _ = self.sock.accept()
        connection.close()


class Probe:
    def __init__(self, port):
        self.sock = socket.create_server(("", port))
        self.sock.settimeout(5)

    def listen(self):
        connection, _ = self.sock.accept()
        connection.close()


def waits_again(port):
    sock = socket.create_server(("", port))
    sock.setblocking(True)
    connection, _ = sock.accept()
    connection.settimeout(None)
    print(connection.recv(10))


def looks(port):
    sock = socket.create_server(("", port))
    sock.setblocking(False)
    print(sock.accept())


def serves(port):
    sock = socket.create_server(("", port))
    while True:
        connection, _ = sock.accept()
        connection.setblocking(True)
        Process(target=answers, args=(connection,)).start()  # expect: PP302


def answers(connection):
    connection.setblocking(True)
    command = connection.recv(10)
    if command != b"hello":
        raise ValueError(command)


def main():
    Process(target=relay, args=(5000,)).start()  # expect: PP302
    Process(target=peek, args=(5001,)).start()
    Process(target=Listener(5002).listen).start()  # expect: PP302
    Process(target=Probe(5003).listen).start()
    Process(target=waits_again, args=(5004,)).start()  # expect: PP302
    Process(target=looks, args=(5005,)).start()
    Process(target=serves, args=(5006,)).start()  # expect: PP301
