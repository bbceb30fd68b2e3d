"""Queues for which no limit was given, or zero, which is none: there is always room in them, so that nothing is raised."""

import multiprocessing
import queue
import time
from multiprocessing import Event, Process, Queue


class Source(Process):
    """Fills its queue with what heirs find."""

    def __init__(self, limit):
        super().__init__()
        self.left = Event()
        self.found = Queue()
        self.limited = Queue(maxsize=limit)

    def run(self):
        while not self.left.is_set():
            time.sleep(1)
            for each in self.look():
                self.found.put_nowait(each)

    def look(self):
        raise NotImplementedError

    def leave(self):
        self.left.set()


class Files(Source):
    def look(self):
        return ["a", "b"]


class Limited(Files):
    """Fails as soon as nobody takes what it found."""

    def run(self):
        while not self.left.is_set():
            time.sleep(1)
            for each in self.look():
                self.limited.put_nowait(each)


def feed(box, left):
    try:
        while not left.is_set():
            time.sleep(1)
            box.put_nowait(1)
    except queue.Full:
        print("nobody takes it")


def main():
    files = Files(3)  # expect: PP309
    files.start()
    limited = Limited(3)
    limited.start()
    left = Event()
    wide, narrow = Queue(), Queue(30)
    shared = multiprocessing.Manager().Queue()
    Process(target=feed, args=(wide, left)).start()  # expect: PP309
    Process(target=feed, args=(shared, left)).start()  # expect: PP309
    Process(target=feed, args=(narrow, left)).start()
    zero, below, one = Queue(maxsize=0), Queue(-1), Queue(maxsize=1)
    Process(target=feed, args=(zero, left)).start()  # expect: PP309
    Process(target=feed, args=(below, left)).start()  # expect: PP309
    Process(target=feed, args=(one, left)).start()
    for box in (wide, shared, narrow, zero, below, one, files.found, limited.limited):
        box.get()
    left.set()
    files.leave()
    limited.leave()
