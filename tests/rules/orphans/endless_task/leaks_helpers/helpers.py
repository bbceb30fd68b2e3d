"""Helpers that give away what others hand them."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Process


def run_apart(work, *args):
    worker = Process(target=work, args=args)  # expect: PP301
    worker.start()
    return worker


def run_briefly(work):
    worker = Process(target=work)
    worker.start()
    worker.join()


class Crew:
    def __init__(self):
        self.pool = ProcessPoolExecutor(2)

    def give(self, work):
        return self.pool.submit(work)  # expect: PP301

    def close(self):
        self.pool.shutdown()
