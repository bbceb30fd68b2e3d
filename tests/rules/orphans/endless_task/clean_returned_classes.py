"""Classes that functions and methods give back, and that start no process for ever."""

import threading
import time
from multiprocessing import Process


def tick():
    while True:
        time.sleep(1)


def once():
    time.sleep(1)


class Crew:
    def kind(self):
        return threading.Thread

    def for_long(self):
        return Process

    def start(self):
        self.kind()(target=tick, daemon=True).start()
        self.for_long()(target=once).start()


class Record:
    def kind(self):
        return Crew

    def make(self):
        return self.kind()()


def kind_for(name):
    return {"thread": threading.Thread}[name]


def start(name):
    kind_for(name)(target=tick, daemon=True).start()
