"""Loops that look again and again whether something has come, which only the parent sends."""

import time
from multiprocessing import Manager, Process, Queue


def until_something_came(box):
    while box.empty():
        time.sleep(1)


def until_not_empty(box):
    while True:
        time.sleep(1)
        if not box.empty():
            break


class Recorder:
    def __init__(self):
        self.box = Queue()

    def record(self):
        last = False
        while not last:
            time.sleep(1)
            if not self.box.empty():
                last = True

    def start(self):
        worker = Process(target=self.record)  # expect: PP309
        worker.start()

    def stop(self):
        self.box.put(None)


def passes_on(box, other):
    while box.empty():
        other.put("nothing yet")


def until_counted(box):
    while box.qsize() == 0:
        time.sleep(1)


def until_more(box):
    while True:
        if box.qsize() > 0:
            return
        time.sleep(1)


def main():
    box, other = Queue(), Queue()
    crew = [
        Process(target=until_something_came, args=(box,)),  # expect: PP309
        Process(target=until_not_empty, args=(Manager().Queue(),)),  # expect: PP309
        Process(target=passes_on, args=(box, other)),  # expect: PP309
        Process(target=until_counted, args=(box,)),  # expect: PP309
        Process(target=until_more, args=(box,)),  # expect: PP309
    ]
    for worker in crew:
        worker.start()
    time.sleep(5)
    box.put("over")


# A queue of one place is full as soon as the parent says that it is over.
def until_full(results, control):
    count = 0
    while True:
        if control.full():
            break
        count += 1
        if results.empty():
            results.put(count)
        time.sleep(0.1)


def start_until_full():
    Process(target=until_full, args=(Queue(1), Queue(1))).start()  # expect: PP309
