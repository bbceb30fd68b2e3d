"""Helpers that are given harmless tasks here and by others; namesakes get those that never end."""

from multiprocessing import Pool, Process


def at_once(task, items):
    with Pool(4) as pool:
        return pool.starmap(task, items)


class Runner:
    def __init__(self, function):
        self.function = function

    def start(self):
        process = Process(target=self.function)
        process.start()
        return process


def double(number=1):
    return 2 * number


def doubled(numbers):
    Runner(double).start()
    return at_once(double, [(number,) for number in numbers])
