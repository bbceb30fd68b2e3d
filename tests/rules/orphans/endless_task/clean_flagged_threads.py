"""Threads that go on until a flag is set, as somebody in the worker's process does."""

import threading
import time
from multiprocessing import Process
from threading import Thread, Timer


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
        super().__init__()
        self.over = threading.Event()

    def run(self):
        while not self.over.is_set():
            time.sleep(1)


class Node:
    def __init__(self):
        self.alive = True
        self.thread = Thread(target=self.loop)

    def start(self):
        self.thread.start()

    def loop(self):
        while self.alive:
            time.sleep(1)

    def stop(self):
        self.alive = False
        self.thread.join()


class Hunter(Thread):
    def __init__(self, pump):
        super().__init__()
        self.pump = pump

    def run(self):
        time.sleep(5)
        self.pump.stop()


def stops_it():
    pump = Pump()
    pump.start()
    time.sleep(3)
    pump.stop()
    pump.join()


def sets_it():
    pump = Pump()
    pump.start()
    time.sleep(3)
    pump.stopped = True


def ends_it():
    reader = Reader()
    reader.start()
    time.sleep(3)
    reader.over.set()


def runs_a_node():
    node = Node()
    try:
        node.start()
        time.sleep(3)
    finally:
        node.stop()


def has_it_stopped():
    pump = Pump()
    pump.start()
    Timer(5, pump.stop).start()
    pump.join()


def has_it_hunted():
    pump = Pump()
    pump.start()
    Hunter(pump).start()
    pump.join()


def starts(pump):
    pump.start()


def starts_elsewhere():
    pump = Pump()
    starts(pump)
    pump.stop()


def start():
    Process(target=stops_it).start()
    Process(target=sets_it).start()
    Process(target=ends_it).start()
    Process(target=runs_a_node).start()
    Process(target=has_it_stopped).start()
    Process(target=has_it_hunted).start()
    Process(target=starts_elsewhere).start()
