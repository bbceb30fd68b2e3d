"""Classes whose base is what a call gives, which is no process, or whose process ends."""

import multiprocessing
import time
from abc import ABCMeta
from threading import Thread

import six


class Once(six.with_metaclass(ABCMeta, multiprocessing.Process)):
    def run(self):
        time.sleep(1)


class Forever(six.with_metaclass(ABCMeta, Thread)):
    def run(self):
        while True:
            time.sleep(1)


def worker_of(kind):
    class Named(Thread):
        kind_of = kind

    return Named


class Beating(worker_of("beat")):
    def run(self):
        while True:
            time.sleep(1)


def start():
    Once().start()
    Forever().start()
    Beating().start()
