"""Sleeps that are short, or of unknown length."""

import time
from multiprocessing import Pool, Process, Queue


def short(number):
    time.sleep(5)
    time.sleep(300)
    return number


def given(seconds):
    time.sleep(seconds)


def computed(number):
    time.sleep(number * 1000)


def timed(jobs):
    jobs.get(timeout=60)


def main(numbers):
    with Pool(2) as pool:
        pool.map(short, numbers)
        pool.map(given, numbers)
        pool.map(computed, numbers)
    Process(target=timed, args=(Queue(),)).start()
