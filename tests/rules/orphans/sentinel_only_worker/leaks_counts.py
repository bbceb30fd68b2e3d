"""What a function that the worker calls writes is another value than the one it looks at."""

import random
from multiprocessing import Process, Value


def record(total, score):
    total.value += score


def play(stop, total):
    while not stop.value:
        record(total, random.random())


def main():
    stop, total = Value("i", 0), Value("d", 0.0)
    Process(target=play, args=(stop, total)).start()  # expect: PP309
    stop.value = 1
