"""Process classes that are made in another module, and told of there."""

import time
from multiprocessing import Process

__all__ = ["Worker", "Alone"]


class Worker(Process):
    def __init__(self, jobs):
        super().__init__()
        self.jobs = jobs

    def run(self):
        while True:
            job = self.jobs.get()
            if job is None:
                break
            self.handle(job)

    def handle(self, job):
        raise NotImplementedError


class Alone(Process):  # expect: PP301
    def run(self):
        while True:
            time.sleep(1)
