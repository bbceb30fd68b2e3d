"""Events of threads that nothing in the worker's process sets."""

import threading
from multiprocessing import Process
from threading import Event, Thread


def waits_for_nothing():
    over = threading.Event()
    over.wait()


class Service:
    def __init__(self):
        self._stopping = Event()

    def run(self):
        print("serving")
        self._stopping.wait()

    def stop(self):
        self._stopping.set()


def serves():
    Service().run()


class Beat(Thread):
    def __init__(self):
        super().__init__()
        self.beaten = Event()

    def run(self):
        self.beaten.wait()

    def beat(self):
        self.beaten.set()


def joins():
    beat = Beat()
    beat.start()
    beat.join()


def start():
    Process(target=waits_for_nothing).start()  # expect: PP302
    Process(target=serves).start()  # expect: PP302
    Process(target=joins).start()  # expect: PP302
