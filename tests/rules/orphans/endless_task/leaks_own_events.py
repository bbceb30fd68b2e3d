"""Events of threads that only the parent sets, in a copy of its own."""

import threading
from multiprocessing import Process


class Server:
    def __init__(self):
        self.stopping = threading.Event()

    def serve(self):
        while not self.stopping.is_set():
            print("serving")

    def stop(self):
        self.stopping.set()


class Polite:
    def __init__(self):
        self.stopping = threading.Event()

    def serve(self):
        while not self.stopping.wait(1):
            print("serving")

    def stop(self):
        self.stopping.set()


class Counting:
    def __init__(self):
        self.done = threading.Event()
        self.turns = 0

    def serve(self):
        while not self.done.is_set():
            self.turn()

    def turn(self):
        self.turns += 1
        if self.turns > 10:
            self.finish()

    def finish(self):
        self.done.set()


class Timed:
    def __init__(self):
        self.over = threading.Event()

    def serve(self):
        threading.Timer(60, self.finish).start()
        while not self.over.is_set():
            print("serving")

    def finish(self):
        self.over.set()


class Lent:
    def __init__(self, watcher):
        self.gone = threading.Event()
        watcher(self.gone)

    def serve(self):
        while not self.gone.is_set():
            print("serving")

    def stop(self):
        self.gone.set()


def main(watcher):
    server = Server()
    Process(target=server.serve).start()  # expect: PP301
    server.stop()
    Process(target=Polite().serve).start()  # expect: PP301
    Process(target=Counting().serve).start()
    Process(target=Timed().serve).start()
    Process(target=Lent(watcher).serve).start()
