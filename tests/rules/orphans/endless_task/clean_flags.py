"""Loops on a variable of the module that the task itself comes to change."""

import queue
import threading
import time
from multiprocessing import Event, Process, Queue

going = True


def watched():
    threading.Timer(5, stops).start()
    while going:
        time.sleep(1)


def stops():
    global going
    going = False


alive = True


def signalled():
    while alive:
        time.sleep(1)
        if time.time() > 5:
            ends()


def ends():
    global alive
    alive = False


QUIET = False


def set_quiet(quiet):
    global QUIET
    QUIET = quiet


def works_off(jobs):
    while True:
        try:
            if QUIET:
                print(jobs.get(timeout=1))
            else:
                jobs.get(timeout=1)
        except queue.Empty:
            break


class Closed(Process):
    def __init__(self):
        super().__init__()
        self.closed = False

    def run(self):
        while not self.closed:
            if time.time() > 5:
                self.close_all()

    def close_all(self):
        self.closed = True


class Copies:
    def __init__(self):
        self.status = False

    def read(self):
        while not self.status:
            vars(self).update(status=True)
            setattr(self, "status", True)

    def end(self):
        self.status = True


def copies():
    Copies().read()


def main():
    Process(target=watched).start()
    Process(target=signalled).start()
    Process(target=works_off, args=(Queue(),)).start()
    Closed().start()
    Process(target=copies).start()


# A thread that says itself when it has come to its end.
class Reader(threading.Thread):
    def __init__(self, channel):
        super().__init__()
        self.channel = channel
        self.lines = []
        self.busy = True
        self.start()

    def run(self):
        for line in self.channel:
            self.lines.append(line)
        self.busy = False

    def contents(self):
        while self.busy:
            time.sleep(0.01)
        return self.lines


def read(path):
    with open(path) as channel:
        print(Reader(channel).contents())


def read_all(path):
    Process(target=read, args=(path,)).start()


# What has the name of a method is a property here, and is replaced there.
class Ticker:
    @property
    def going(self):
        return time.time() < 100

    def on(self):
        return True

    def tick(self):
        while self.going:
            time.sleep(1)

    def tick_once(self):
        while self.on:
            self.on = False


def ticks():
    Ticker().tick()
    Ticker().tick_once()


def never_asks(event):
    while not event.is_set:
        time.sleep(1)


def tick(event):
    Process(target=ticks).start()
    Process(target=never_asks, args=(event,)).start()


def tick_all():
    tick(Event())
