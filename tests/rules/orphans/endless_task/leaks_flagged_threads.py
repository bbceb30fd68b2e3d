"""Threads that go on until a flag is set, which nobody in the worker's process does."""

import threading
import time
from multiprocessing import Process
from threading import Thread


class Pump(Thread):
    def __init__(self):
        super().__init__()
        self.stopped = False

    def run(self):
        while not self.stopped:
            time.sleep(1)

    def stop(self):
        self.stopped = True


class Reader(Thread):
    def __init__(self):
        super().__init__(daemon=True)
        self._over = threading.Event()

    def run(self):
        while not self._over.is_set():
            time.sleep(1)

    def close(self):
        self._over.set()


class Node:
    def __init__(self):
        self.alive = False
        self.thread = Thread(target=self.loop)

    def start(self):
        self.alive = True
        self.thread.start()

    def loop(self):
        while self.alive:
            time.sleep(1)

    def stop(self):
        self.alive = False
        self.thread.join()

    def wait(self):
        self.thread.join()


def joins_it():
    pump = Pump()
    pump.start()
    pump.join()


def leaves_it_running():
    Pump().start()


def joins_a_daemon():
    reader = Reader()
    reader.start()
    reader.join()


def runs_a_node():
    node = Node()
    node.start()
    node.wait()


def stops_another_thing(other):
    pump = Pump()
    pump.start()
    other.open = False
    other.full.set()


def start(other):
    Process(target=joins_it).start()  # expect: PP301
    Process(target=leaves_it_running).start()  # expect: PP301
    Process(target=joins_a_daemon).start()  # expect: PP301
    Process(target=runs_a_node).start()  # expect: PP301
    Process(target=stops_another_thing, args=(other,)).start()  # expect: PP301
