"""A library whose readers come to the end of their shelf by themselves."""

import time

from safe import start_worker


class Library:
    def open(self):
        self.readers = [start_worker(number, "Reader", self.read) for number in range(3)]

    def read(self, number):
        for book in range(number):
            print(book)
            time.sleep(1)
