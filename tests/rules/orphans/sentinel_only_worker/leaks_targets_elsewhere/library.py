"""A library whose readers are started by the helper of another module."""

import time
from multiprocessing import Value

from safe import start_worker


class Library:
    def __init__(self):
        self.closed = Value("i", 0)

    def open(self):
        self.readers = [start_worker(number, "Reader", self.read) for number in range(3)]

    def close(self):
        self.closed.value = 1

    def read(self, number):
        while self.closed.value == 0:
            print(number)
            time.sleep(1)
