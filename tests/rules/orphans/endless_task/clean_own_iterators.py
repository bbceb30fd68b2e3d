"""Workers that run over objects of the project which come to an end, or which they leave."""

import multiprocessing
import time


class Clock:
    def __init__(self, period):
        self.period = period

    def __iter__(self):
        while True:
            time.sleep(self.period)
            yield time.time()


class Countdown(Clock):
    def __iter__(self):
        for left in range(10, 0, -1):
            time.sleep(self.period)
            yield left


def tick(queue, end):
    for now in Clock(1):
        if now > end:
            break
        queue.put(now)


def count(queue):
    for left in Countdown(1):
        queue.put(left)


def main():
    queue = multiprocessing.Queue()
    multiprocessing.Process(target=tick, args=(queue, time.time() + 60)).start()
    multiprocessing.Process(target=count, args=(queue,)).start()
    while True:
        print(queue.get())
