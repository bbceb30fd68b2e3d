"""Loops that end."""

import itertools
import queue
import time
from multiprocessing import Process, Queue


def counted():
    for _ in range(10):
        time.sleep(1)


def broken(limit):
    turns = 0
    while True:
        turns += 1
        if turns > limit:
            break


def deadline():
    end = time.monotonic() + 60
    while True:
        if time.monotonic() > end:
            return
        time.sleep(1)


def raised(limit):
    for number in itertools.count():
        if number > limit:
            raise StopIteration


def drained(jobs):
    while True:
        try:
            print(jobs.get(timeout=1))
        except queue.Empty:
            break


def drained_at_once(jobs):
    while True:
        try:
            print(jobs.get_nowait())
        except queue.Empty:
            return


def not_empty(jobs):
    while not jobs.empty():
        print(jobs.get(timeout=1))


def next_one(items):
    iterator = iter(items)
    while True:
        try:
            print(next(iterator))
        except StopIteration:
            return


def by_index(items):
    place = 0
    while True:
        try:
            print(items[place])
        except IndexError:
            break
        place += 1


def leaves(reader):
    while True:
        try:
            print(reader.read_line())
        except ValueError:
            break


def helper_exits():
    while True:
        leave()


def leave():
    raise SystemExit


def empties_at_last(jobs, work):
    try:
        work()
    finally:
        while True:
            try:
                print("left", jobs.get_nowait())
            except queue.Empty:
                break


def changes(job):
    while job.waiting:
        job.advance()


def numbers():
    while True:
        yield 1


def takes_some():
    for number in numbers():
        if number:
            break


def argument(forever):
    while forever:
        time.sleep(1)
    while True:
        if not forever:
            break


class Ticker:
    def __init__(self):
        self.running = True

    def run(self):
        while self.running:
            self.step()

    def step(self):
        self.running = False


def main(items, reader, job):
    jobs = Queue()
    Process(target=counted).start()
    Process(target=broken, args=(3,)).start()
    Process(target=deadline).start()
    Process(target=raised, args=(3,)).start()
    Process(target=drained, args=(jobs,)).start()
    Process(target=drained_at_once, args=(jobs,)).start()
    Process(target=not_empty, args=(jobs,)).start()
    Process(target=next_one, args=(items,)).start()
    Process(target=by_index, args=(items,)).start()
    Process(target=leaves, args=(reader,)).start()
    Process(target=helper_exits).start()
    Process(target=changes, args=(job,)).start()
    Process(target=empties_at_last, args=(jobs, job)).start()
    Process(target=takes_some).start()
    Process(target=argument, args=(False,)).start()
    Process(target=Ticker().run).start()
