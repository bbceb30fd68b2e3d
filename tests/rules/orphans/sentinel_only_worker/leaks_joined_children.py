"""Workers that wait for the end of a child of their own, which goes on until it is told to stop."""

import multiprocessing
from collections import namedtuple

Job = namedtuple("Job", ["kind", "what"])


def work(jobs):
    while True:
        job = jobs.get()
        if job.kind == "stop":
            break
        print(job.what)


class Evaluator:
    def __init__(self):
        self.jobs = multiprocessing.Queue()
        self.worker = multiprocessing.Process(target=work, args=(self.jobs,))  # expect: PP309
        self.worker.start()

    def close(self):
        job = Job(kind="stop", what=self.worker.name)
        self.jobs.put(job)
        self.worker.join()


def train(what):
    evaluator = Evaluator()
    evaluator.jobs.put(Job("do", what))
    evaluator.close()


def forget(jobs):
    worker = multiprocessing.Process(target=work, args=(jobs,))  # expect: PP309
    worker.start()
    worker.join()


def main(whats):
    jobs = multiprocessing.Queue()
    multiprocessing.Process(target=forget, args=(jobs,)).start()  # expect: PP309
    for what in whats:
        jobs.put(Job("do", what))
        multiprocessing.Process(target=train, args=(what,)).start()
    jobs.put(Job("stop", None))
