"""Functions that say whether somebody has set something, in words of their own."""

import time
from multiprocessing import Event, Process, Value


class Stats:
    def __init__(self):
        self.event = None

    def should_stop(self):
        if self.event is not None and self.event.is_set():
            return True

        return False

    def report(self, event):
        self.event = event
        while not self.should_stop():
            time.sleep(10)


def starts_stats():
    event = Event()
    Process(target=Stats().report, args=(event,)).start()  # expect: PP309
    time.sleep(60)
    event.set()


def goes_on(stop):
    if stop.value:
        return False
    else:
        return True


def works(stop):
    while goes_on(stop):
        time.sleep(1)


def is_over(first, second):
    if first and first.is_set():
        return True
    if second and second.is_set():
        return True


def waits(first, second):
    while True:
        time.sleep(1)
        if is_over(first, second):
            break


def main():
    stop, first, second = Value("b", 0), Event(), Event()
    Process(target=works, args=(stop,)).start()  # expect: PP309
    Process(target=waits, args=(first, second)).start()  # expect: PP309
    time.sleep(60)
    stop.value = 1
    first.set()
    second.set()
