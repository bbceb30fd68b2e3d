"""Loops that a callee would only leave because of a setting that nothing in them changes."""

import logging
import sys
import time
from multiprocessing import Process


def store(row, settings):
    if settings["kind"].lower() == "csv":
        print(row)
    else:
        logging.error("there is no such kind of store")
        sys.exit(1)


def check(row, level=3):
    if level < 1:
        print(f"invalid level for {row}", file=sys.stderr)
        raise SystemExit(2)
    print(row)


def store_all(rows, settings):
    for row in rows:
        store(row, settings)


def sample(settings):
    while True:
        store(time.time(), settings)
        time.sleep(10)


def sample_many(settings, level):
    while True:
        store_all([time.time()], settings=settings)
        check(time.time(), level)
        time.sleep(10)


class Sampler(Process):
    def __init__(self, level):
        super().__init__()
        self.level = level

    def run(self):
        while True:
            check(time.time(), level=self.level)
            time.sleep(10)


def main(settings):
    Process(target=sample, args=(settings,)).start()  # expect: PP301
    Process(target=sample_many, args=(settings, 3)).start()  # expect: PP301
    Sampler(4).start()  # expect: PP301
