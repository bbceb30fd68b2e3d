"""Queues that are filled before the workers are made, but not to the last message."""

import os
from multiprocessing import Process, Queue


def until_none(jobs):
    while True:
        job = jobs.get()
        if job is None:
            break
        print(job)


def runs_programs(jobs):
    while True:
        job = jobs.get()
        if job is None:
            break
        os.system("convert " + job)


def take_one(jobs):
    print(jobs.get())


def given_later(items):
    jobs = Queue()
    worker = Process(target=take_one, args=(jobs,))  # expect: PP302
    worker.start()
    for item in items:
        jobs.put(item)


def ended_later(items):
    jobs = Queue()
    for item in items:
        jobs.put(item)
    worker = Process(target=until_none, args=(jobs,))  # expect: PP309
    worker.start()
    jobs.put(None)


def more_later(items):
    jobs = Queue()
    jobs.put(None)
    worker = Process(target=until_none, args=(jobs,))  # expect: PP309
    worker.start()
    for item in items:
        jobs.put(item)


def filled_for_programs(items):
    jobs = Queue()
    for item in items:
        jobs.put(item)
    jobs.put(None)
    Process(target=runs_programs, args=(jobs,)).start()  # expect: PP302


class Crew:
    def __init__(self):
        self.jobs = Queue()
        self.jobs.put(None)
        Process(target=until_none, args=(self.jobs,)).start()  # expect: PP309

    def add(self, job):
        self.jobs.put(job)
