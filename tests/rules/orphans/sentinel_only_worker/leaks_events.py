"""Loops that an event, a shared value or a signal ends."""

import signal
import threading
import time
from multiprocessing import Event, Manager, Process, Value


def until_set(stop):
    while not stop.is_set():
        time.sleep(1)


def until_waited(stop):
    while not stop.wait(1):
        print("working")


def breaks_when_set(stop):
    while True:
        if stop.is_set():
            break
        time.sleep(1)


def until_value(stop):
    while not stop.value:
        time.sleep(1)


class Worker(Process):
    def __init__(self):
        super().__init__()
        self.stop = Event()

    def run(self):
        while not self.stop.is_set():
            time.sleep(1)


class Graceful(Process):
    def __init__(self):
        super().__init__()
        self.running = True

    def run(self):
        signal.signal(signal.SIGTERM, self.leave)
        while self.running:
            time.sleep(1)

    def leave(self, number, frame):
        self.running = False


class Base(Process):
    def __init__(self, stop, name):
        super().__init__(name=name)
        self.stop = stop


class Derived(Base):
    def __init__(self, stop):
        super().__init__(stop, name="derived")

    def run(self):
        while not self.stop.is_set():
            time.sleep(1)


def main():
    Process(target=until_set, args=(Event(),)).start()  # expect: PP309
    Process(target=until_set, args=(Manager().Event(),)).start()  # expect: PP309
    Process(target=until_waited, args=(Event(),)).start()  # expect: PP309
    Process(target=breaks_when_set, args=(Event(),)).start()  # expect: PP309
    Process(target=until_value, args=(Value("b", False),)).start()  # expect: PP309
    Worker().start()  # expect: PP309
    Derived(Event()).start()  # expect: PP309
    Graceful().start()  # expect: PP309


class EitherWay:
    """Runs in a thread or in a process, with an event that fits."""

    def __init__(self, stopping=None):
        self.stopping = stopping or threading.Event()

    def work(self):
        while not self.stopping.is_set():
            print("working")

    def stop(self):
        self.stopping.set()


def either():
    stopping = Event()
    Process(target=EitherWay(stopping).work).start()  # expect: PP309
    return stopping
