"""Is handed a pool of threads, or gives work that ends."""

import time


def beat(seconds):
    while True:
        time.sleep(seconds)


def once(seconds):
    time.sleep(seconds)


class Service:
    def __init__(self, pool):
        self.pool = pool

    def start(self):
        return self.pool.submit(beat, 1)


def launch(pool):
    return pool.submit(once, 1)
