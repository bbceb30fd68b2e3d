"""Workers that ask psutil for other processes than their parent, one after the other."""

import os
import time
from multiprocessing import Event, Process

import psutil


def pins(numbers):
    for number in numbers:
        if psutil.pid_exists(number):
            psutil.Process(number).cpu_affinity([0])


def counts(processes):
    return [each for each in processes if psutil.pid_exists(each.pid)]


def clears(numbers):
    for number in numbers:
        try:
            os.kill(number, 0)
        except OSError:
            print(number, "is gone")


def by_pins(stop, numbers):
    pins(numbers)
    while not stop.is_set():
        time.sleep(1)


def by_clears(stop, numbers):
    while not stop.is_set():
        clears(numbers)
        time.sleep(1)


def main(numbers):
    stop = Event()
    Process(target=by_pins, args=(stop, numbers)).start()  # expect: PP309
    Process(target=by_clears, args=(stop, numbers)).start()  # expect: PP309
    stop.set()
