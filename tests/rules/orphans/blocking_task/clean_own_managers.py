"""Objects of the project that a ``with`` statement enters at once, or for a bounded time."""

import multiprocessing
import time


class Timed:
    def __init__(self, queue):
        self.queue = queue

    def __enter__(self):
        self.begun = time.time()
        return self

    def __exit__(self, *reason):
        print(time.time() - self.begun)

    def wait(self):
        return self.queue.get()


class Patient:
    def __init__(self, queue):
        self.queue = queue

    def __enter__(self):
        return self.queue.get(timeout=5)

    def __exit__(self, *reason):
        self.queue.close()


def measure(queue):
    with Timed(queue):
        print(sum(range(1000)))


def take(queue):
    with Patient(queue) as text:
        print(text)


def main():
    queue = multiprocessing.Queue()
    multiprocessing.Process(target=measure, args=(queue,)).start()
    multiprocessing.Process(target=take, args=(queue,)).start()
