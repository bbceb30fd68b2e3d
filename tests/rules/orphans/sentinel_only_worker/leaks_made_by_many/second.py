"""Makes the same."""

from multiprocessing import Queue

from worker import Worker


def main():
    worker = Worker(Queue())
    worker.start()
