"""Classes of processes that functions and methods give back, before they are made."""

import multiprocessing
import threading
import time
from multiprocessing import Process


def tick():
    while True:
        time.sleep(1)


class Starter:
    def worker_class(self):
        raise NotImplementedError

    def start(self):
        kind = self.worker_class()
        self.worker = kind(target=tick)  # expect: PP301
        self.worker.start()


class ProcessStarter(Starter):
    def worker_class(self):
        return multiprocessing.Process


class Crew:
    def kind(self):
        return Process

    def start(self):
        worker = self.kind()(target=tick)  # expect: PP301
        worker.start()


def kind_for(threads):
    if threads:
        return threading.Thread
    return Process


def start(threads):
    kind_for(threads)(target=tick).start()  # expect: PP301
