"""Helpers that are given a harmless task here, and one that never ends by another module."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool, Process


def at_once(task, items):
    with Pool(4) as pool:
        return pool.starmap(task, items)  # expect: PP301


def all_started(tasks):
    processes = []
    for task in tasks:
        process = Process(target=task)  # expect: PP301
        process.start()
        processes.append(process)
    return processes


class Runner:
    def __init__(self, function):
        self.function = function

    def start(self):
        process = Process(target=self.function)  # expect: PP301
        process.start()
        return process


class Manager:
    def add(self, target, args=()):
        process = Process(target=target, args=args)  # expect: PP301
        process.start()
        return process


def unpacked(job):
    function, item = job
    return function(item)


def spread(function, items):
    with ProcessPoolExecutor() as executor:
        return list(executor.map(unpacked, [(function, item) for item in items]))  # expect: PP301


def double(number=1):
    return 2 * number


def doubled(numbers):
    Runner(double).start()
    Manager().add(double, (3,))
    all_started([double, double])
    spread(double, numbers)
    return at_once(double, [(number,) for number in numbers])
