"""Starts whatever other modules give it."""

from multiprocessing import Process


class Crew:
    def __init__(self):
        self.processes = []

    def add(self, task, *args):
        self.processes.append(Process(target=task, args=args))  # expect: PP309


class Calm:
    def launch(self, task, *args):
        Process(target=task, args=args).start()


class Runner:
    """Is given objects that have what is to be run."""

    def start(self, jobs):
        for job in jobs:
            Process(target=job.work, args=job.args).start()  # expect: PP309
