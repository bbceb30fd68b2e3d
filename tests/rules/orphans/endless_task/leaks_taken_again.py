"""Loops that take out what they have put in just before, in the block of a manager."""

from collections import deque
from multiprocessing import Process


def measures(sensor):
    last = deque()
    with open("log") as log:
        print(log)
        while True:
            last.append(sensor.read())
            if len(last) > 9:
                last.popleft()


def start(sensor):
    Process(target=measures, args=(sensor,)).start()  # expect: PP301
