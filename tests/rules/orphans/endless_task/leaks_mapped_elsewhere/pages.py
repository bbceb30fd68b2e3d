"""Maps tasks over pools that it is handed, and names none itself."""

import time


def beat(seconds):
    while True:
        time.sleep(seconds)


def print_all(pool, task, pages):
    return pool.map(task, pages)  # expect: PP301


class Printer:
    def __init__(self, pool):
        self.pool = pool

    def beat_all(self, pages):
        return self.pool.map(beat, pages)  # expect: PP301

    def beat_some(self, pages, helpers=None):
        if helpers is None:
            return [beat(page) for page in pages]
        return helpers.map(beat, pages)  # expect: PP301
