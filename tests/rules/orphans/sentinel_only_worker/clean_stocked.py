"""Queues that are filled to the last message before the workers are made."""

import queue
from multiprocessing import Pool, Process, Queue


def until_none(jobs, done):
    while True:
        job = jobs.get()
        if job is None:
            break
        done.put(job)


def until_stop(jobs):
    while True:
        try:
            job = jobs.get(timeout=5)
        except queue.Empty:
            continue
        if job == "STOP":
            return


class CannotExit(Exception):
    """Something that ends a worker on purpose."""


def until_none_or_trouble(jobs):
    while True:
        job = jobs.get()
        if job is None:
            break
        if not job:
            raise CannotExit


def fill_and_start(items, count):
    jobs, done = Queue(), Queue()
    for item in items:
        jobs.put(item)
    for _ in range(count):
        jobs.put(None)
    workers = [Process(target=until_none, args=(jobs, done)) for _ in range(count)]
    for worker in workers:
        worker.start()


class Crew:
    def __init__(self):
        self.jobs = Queue()

    def work(self, items):
        for item in items:
            self.jobs.put(item)
        self.jobs.put("STOP")
        Process(target=until_stop, args=(self.jobs,)).start()


def fill_and_start_others(items):
    jobs = Queue()
    for item in items:
        jobs.put(item)
    jobs.put(None)
    Process(target=until_none_or_trouble, args=(jobs,)).start()


def set_number(numbers):
    print(numbers.get())


def with_numbers(count, items):
    numbers = Queue()
    for number in range(count):
        numbers.put(number)
    with Pool(count, initializer=set_number, initargs=(numbers,)) as pool:
        pool.map(print, items)
