"""Generators that hand out what comes to its end, and one that only makes tasks ends itself."""

import time
from multiprocessing import Process


def beat(times):
    for _ in range(times):
        time.sleep(1)


def forever():
    while True:
        yield beat


def jobs(names):
    for name in names:
        yield name, beat


def start(names):
    for name, job in jobs(names):
        Process(target=job, args=(3,), name=name).start()
    for job, _ in zip(forever(), names):
        Process(target=job, args=(3,)).start()
