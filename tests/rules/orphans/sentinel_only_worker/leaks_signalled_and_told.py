"""Flags that a signal sets in the worker, and the main process in a copy of its own."""

import signal
import time
from multiprocessing import Process
from threading import Event


class Worker(Process):
    def __init__(self):
        super().__init__()
        self.running = True

    def run(self):
        signal.signal(signal.SIGTERM, self.on_signal)
        while self.running:
            time.sleep(1)

    def on_signal(self, number, frame):
        self.running = False

    def stop(self):
        self.running = False


class Patient(Worker):
    """Stops by itself after a while."""

    def run(self):
        signal.signal(signal.SIGTERM, self.on_signal)
        turns = 0
        while self.running:
            time.sleep(1)
            turns += 1
            if turns > 30:
                self.stop()


class Passing(Worker):
    """What the signal runs calls what the main process calls too."""

    def on_signal(self, number, frame):
        self.leave()

    def leave(self):
        self.running = False

    def stop(self):
        self.leave()


class Hasty(Passing):
    """Calls it as well."""

    def run(self):
        signal.signal(signal.SIGTERM, self.on_signal)
        while self.running:
            time.sleep(1)
            self.leave()


class Ending:
    _come = Event()

    def __init__(self):
        signal.signal(signal.SIGTERM, Ending._on_signal)

    @staticmethod
    def _on_signal(number, frame):
        Ending._come.set()

    @staticmethod
    def call_off():
        Ending._come.set()

    @staticmethod
    def has_come():
        return Ending._come.is_set()

    @staticmethod
    def wait(timeout):
        return Ending._come.wait(timeout=timeout)


def until_signalled():
    ending = Ending()
    while not ending.has_come():
        time.sleep(3)


def until_awakened():
    ending = Ending()
    while not ending.wait(3):
        print("still here")


def once():
    ending = Ending()
    while not ending.has_come():
        time.sleep(3)
        ending.call_off()


def main():
    worker = Worker()  # expect: PP309
    worker.start()
    Patient().start()
    passing = Passing()  # expect: PP309
    passing.start()
    Hasty().start()
    Process(target=until_signalled).start()  # expect: PP309
    Process(target=until_awakened).start()  # expect: PP309
    Process(target=once).start()
    time.sleep(30)
    worker.stop()
    passing.stop()
    Ending.call_off()
