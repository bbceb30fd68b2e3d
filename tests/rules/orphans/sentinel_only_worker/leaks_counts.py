"""What a function that the worker calls writes is another value than the one it looks at."""

import random
from multiprocessing import Process, Value


def record(total, score):
    total.value += score


def play(stop, total):
    while not stop.value:
        record(total, random.random())


class Counter:
    def __init__(self):
        self.number, self.limit = Value("i", 0), Value("i", 0)

    def up(self):
        self.number.value += 1

    def is_over(self):
        return self.limit.value


def count(counter):
    while not counter.is_over():
        counter.up()


def main():
    stop, total = Value("i", 0), Value("d", 0.0)
    Process(target=play, args=(stop, total)).start()  # expect: PP309
    stop.value = 1
    counter = Counter()
    Process(target=count, args=(counter,)).start()  # expect: PP309
    counter.limit.value = 1
