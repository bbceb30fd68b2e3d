"""Calls in different methods have no order that can be known."""

from multiprocessing import Pool


class Owner:
    def __init__(self):
        self.owned = Pool(2)

    def wait(self):
        self.owned.join()

    def close(self):
        self.owned.close()


class Ender:
    def __init__(self):
        self.ended = Pool(2)

    def close(self):
        self.ended.close()
        self.ended.join()

    def stop(self):
        self.close()
        self.ended.join()
