"""Objects of the project that wait when a ``with`` statement enters or leaves them."""

import multiprocessing
import socket
import subprocess


class Order:
    """Waits for its text."""

    def __init__(self, queue):
        self.queue = queue

    def __enter__(self):
        self.text = self.queue.get()
        return self

    def __exit__(self, *reason):
        print(self.text)


class Visitor:
    """Inherits what it does when it leaves."""

    def __enter__(self):
        self.server = socket.create_server(("", 8000))
        return self.server.accept()

    def __exit__(self, *reason):
        self.server.close()


class Guest(Visitor):
    pass


class Encoding:
    """Waits at its end."""

    def __enter__(self):
        self.program = subprocess.Popen(["ffmpeg", "-i", "long.mkv", "long.mp4"])

    def __exit__(self, *reason):
        self.program.wait()


def obey(queue):
    with Order(queue) as order:
        print(order.text)


def greet():
    with Guest() as guest:
        print(guest)


def encode():
    with Encoding():
        print("encoding")


def main():
    queue = multiprocessing.Queue()
    multiprocessing.Process(target=obey, args=(queue,)).start()  # expect: PP302
    multiprocessing.Process(target=greet).start()  # expect: PP302
    multiprocessing.Process(target=encode).start()  # expect: PP302
    queue.put("an order")
