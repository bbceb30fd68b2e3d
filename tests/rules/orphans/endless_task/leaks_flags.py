"""Loops on a flag that only the parent changes, in its own copy; workers that look before they take."""

import queue
import time
from multiprocessing import Event, Process, Queue

going = True


def fill(thing, name, value):
    setattr(thing, name, value)



def spins():
    while going:
        time.sleep(1)


def stop():
    global going
    going = False


def draws_newest(frames, shown):
    while True:
        if not frames.empty():
            frame = frames.get()
            if shown.full():
                shown.get_nowait()
            shown.put(frame)


class Worker(Process):
    def __init__(self, orders):
        super().__init__()
        self.orders = orders

    def run(self):
        self.running = True
        while self.running:
            try:
                print(self.orders.get(timeout=1))
            except queue.Empty:
                pass

    def stop(self):
        self.running = False


class Started(Process):
    def __init__(self):
        super().__init__()
        self.running = False

    def begin(self):
        self.running = True
        self.start()

    def run(self):
        while self.running:
            time.sleep(1)

    def stop(self):
        self.running = False


class SetsItself(Process):
    def __init__(self):
        super().__init__()
        self.running = False

    def run(self):
        self.running = True
        while True:
            if not self.running:
                break
            time.sleep(1)

    def stop(self):
        self.running = False


class OfClass(Process):
    running = True

    def run(self):
        while self.running:
            time.sleep(1)

    def stop(self):
        self.running = False


def start():
    Process(target=spins).start()  # expect: PP301
    Process(target=draws_newest, args=(Queue(), Queue(2))).start()  # expect: PP301
    Worker(Queue()).start()  # expect: PP301
    Started().begin()  # expect: PP301
    SetsItself().start()  # expect: PP301
    OfClass().start()  # expect: PP301


# A method that is not called is there, whatever it would say.
def asks_nothing(event):
    while event.is_set:
        time.sleep(1)


class Ticker:
    def going(self):
        return False

    def tick(self):
        while self.going:
            time.sleep(1)


def ticks():
    Ticker().tick()


def tick(event):
    Process(target=asks_nothing, args=(event,)).start()  # expect: PP301
    Process(target=ticks).start()  # expect: PP301


def tick_all():
    tick(Event())
