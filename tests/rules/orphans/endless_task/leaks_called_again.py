"""Loops over what a type gives that is called again and again."""

import time
from multiprocessing import Process


def turn():
    for _ in iter(int, 1):
        time.sleep(1)


def repeat(times):
    turns = iter(str, "end") if times <= 0 else range(times)
    for _ in turns:
        time.sleep(1)


def main():
    Process(target=turn).start()  # expect: PP301
    Process(target=repeat, args=(-1,)).start()  # expect: PP301
