"""Starts workers on queues that another module makes."""

from multiprocessing import Process
from threading import Thread


def serve(jobs):
    for job in iter(jobs.get, None):
        print(job)


class Crew:
    def __init__(self, jobs, size):
        self.jobs = jobs
        self.size = size

    def start(self):
        for _ in range(self.size):
            Process(target=serve, args=(self.jobs,)).start()  # expect: PP309


def launch(jobs):
    Process(target=serve, args=(jobs,)).start()  # expect: PP309


class Threads:
    """Never given anything of another process."""

    def __init__(self, jobs):
        self.jobs = jobs

    def start(self):
        Thread(target=serve, args=(self.jobs,)).start()
        Process(target=print, args=(self.jobs,)).start()


def take(jobs):
    for job in iter(jobs.get, None):
        print(job)


def nobody_calls(jobs):
    Process(target=take, args=(jobs,)).start()
