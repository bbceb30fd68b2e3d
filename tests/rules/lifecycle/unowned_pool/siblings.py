"""Two classes with one base are two objects: what ends the pool of one says nothing of the other."""

from concurrent.futures import ThreadPoolExecutor


class Stage:
    def run(self, function, items):
        return list(self.crew.map(function, items))


class Reader(Stage):
    def __init__(self):
        self.crew = ThreadPoolExecutor(2)

    def stop(self):
        self.crew.shutdown()


class Writer(Stage):
    def __init__(self):
        self.crew = ThreadPoolExecutor(2)  # expect: PP105
