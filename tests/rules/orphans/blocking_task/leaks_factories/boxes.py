"""Makes queues for whoever wants one: those of one caller are not those of another."""

from multiprocessing import Queue


class Box:
    def __init__(self):
        self.inner = Queue()

    def put(self, item):
        self.inner.put(item)

    def get(self):
        return self.inner.get()


def make_box():
    return Box()
