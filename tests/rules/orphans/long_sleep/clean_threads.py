"""Threads that sleep."""

import time
from multiprocessing.pool import ThreadPool


def sleeps(number):
    time.sleep(3600)
    return number


def main(numbers):
    with ThreadPool(2) as pool:
        pool.map(sleeps, numbers)
    time.sleep(3600)
