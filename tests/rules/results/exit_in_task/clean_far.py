"""An exit that many calls and a setting stand before, which the task need not come to."""

import sys
from multiprocessing import Pool


class Machine:
    def __init__(self, strict=False):
        self.strict = strict

    def run(self, path):
        return self.step(path)

    def step(self, path):
        return self.finish(path)

    def finish(self, path):
        if self.strict:
            self.give_up(path)
        return path

    def give_up(self, path):
        print("gave up at", path)
        sys.exit(3)


def work(path):
    return Machine().run(path)


def all_worked(paths):
    with Pool(4) as pool:
        return pool.map(work, paths)
