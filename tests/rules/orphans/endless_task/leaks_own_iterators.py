"""Workers that run over objects of the project which always have another item."""

import multiprocessing
import socket
import time


class Clock:
    def __init__(self, period):
        self.period = period

    def __iter__(self):
        while True:
            time.sleep(self.period)
            yield time.time()


class Door(multiprocessing.Process):
    """Runs over itself."""

    def __init__(self):
        super().__init__()
        self.server = socket.create_server(("", 8000))

    def __iter__(self):
        while True:
            yield self.server.accept()

    def run(self):
        for client, _ in self:
            client.close()


def tick(queue):
    for now in Clock(1):
        queue.put(now)


def number(queue):
    for count, now in enumerate(Clock(1)):
        queue.put((count, now))


def main():
    queue = multiprocessing.Queue()
    multiprocessing.Process(target=tick, args=(queue,)).start()  # expect: PP301
    multiprocessing.Process(target=number, args=(queue,)).start()  # expect: PP301
    Door().start()  # expect: PP301
    while True:
        print(queue.get())
