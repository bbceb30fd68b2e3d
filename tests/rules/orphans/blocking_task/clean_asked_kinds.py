"""Programs that only one kind of source is sorted by, which a property or method asks for."""

import subprocess
from multiprocessing import Pool


class Loose:
    path = "loose.txt"


class Sorted:
    path = "sorted.txt"


class Reader:
    def __init__(self, source):
        self.source = source

    @property
    def is_loose(self):
        return isinstance(self.source, Loose)

    def must_sort(self):
        """Whether there is something to do first."""
        return isinstance(self.source, Loose)

    def __enter__(self):
        if self.is_loose:
            subprocess.run(["order-lines", self.source.path], check=True)
        return self

    def __exit__(self, *error):
        if self.source.path and self.must_sort():
            subprocess.run(["order-lines", self.source.path], check=True)


def read(reader):
    with reader as reading:
        return reading.source.path


def main():
    readers = [Reader(Sorted()) for _ in range(4)]
    with Pool(4) as pool:
        pool.map(read, readers)
