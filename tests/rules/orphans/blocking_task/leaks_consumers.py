"""Tasks that take all that comes, up to the last word."""

from collections import deque
from functools import partial
from multiprocessing import Process, Queue


def lists(jobs):
    print(list(iter(jobs.get, None)))


def adds(numbers):
    print(sum(iter(numbers.get, None)))


def collects(jobs):
    found = []
    found.extend(iter(partial(jobs.get), None))
    return found


def joins(lines):
    return ", ".join(iter(lines.get, ""))


def keeps_the_last(jobs):
    return deque(iter(jobs.get, None), maxlen=1)


def takes_the_first(jobs):
    return next(iter(jobs.get, None))


def each(jobs):
    yield from iter(jobs.get, None)


def shows(jobs):
    for job in each(jobs):
        print(job)


def main():
    jobs = Queue()
    Process(target=lists, args=(jobs,)).start()  # expect: PP302
    Process(target=adds, args=(jobs,)).start()  # expect: PP302
    Process(target=collects, args=(jobs,)).start()  # expect: PP302
    Process(target=joins, args=(jobs,)).start()  # expect: PP302
    Process(target=keeps_the_last, args=(jobs,)).start()  # expect: PP302
    Process(target=takes_the_first, args=(jobs,)).start()  # expect: PP302
    Process(target=shows, args=(jobs,)).start()  # expect: PP302
