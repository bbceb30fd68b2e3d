"""Process classes whose base is what a call gives: a metaclass comes along, or a function chose."""

import multiprocessing
import time
from abc import ABCMeta

import six


class Poller(six.with_metaclass(ABCMeta, multiprocessing.Process)):
    def run(self):
        while True:
            self.poll()

    def poll(self):
        raise NotImplementedError


class Clock(Poller):
    def poll(self):
        time.sleep(1)


def process_of(method):
    if method == "threads":
        return ThreadLike
    return multiprocessing.get_context(method).Process


class ThreadLike:
    def start(self):
        print("starts nothing")


class Beating(process_of("spawn")):
    def run(self):
        while True:
            time.sleep(1)


def start():
    Clock().start()  # expect: PP301
    Beating().start()  # expect: PP301
