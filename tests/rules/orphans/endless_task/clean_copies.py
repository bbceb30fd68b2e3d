"""What is put over the common part of a dict counts, and copies are of what they are made of."""

import copy
import time
from multiprocessing import Event, Process


class Station:
    def beat(self):
        while True:
            time.sleep(1)


class Clock:
    def beat(self):
        time.sleep(1)


def beat(clock):
    copy.copy(clock).beat()


def wait(name, ready):
    print(name)
    if ready is not None:
        ready.wait()


def main():
    clocks = dict(zip([Station(), Station()], [Clock(), Clock()]))
    for each in clocks.values():
        Process(target=beat, args=(each,)).start()
    common = dict(name="one", ready=Event())
    Process(target=wait, kwargs=dict(common, ready=None)).start()
