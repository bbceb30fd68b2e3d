"""Loops that a message ends."""

import multiprocessing
import queue
from multiprocessing import JoinableQueue, Manager, Pipe, Process, Queue, SimpleQueue


def until_none(jobs):
    while True:
        job = jobs.get()
        if job is None:
            break
        print(job)


def until_word(jobs):
    while True:
        kind, job = jobs.get()
        if kind == "stop":
            return
        print(job)


def by_iter(jobs):
    for job in iter(jobs.get, None):
        print(job)


def in_condition(jobs):
    job = jobs.get()
    while job is not None:
        print(job)
        job = jobs.get()


def walrus(jobs):
    while (job := jobs.get()) is not None:
        print(job)


def timed(jobs):
    while True:
        try:
            job = jobs.get(timeout=1)
        except queue.Empty:
            continue
        if job is None:
            break


def matched(jobs):
    while True:
        job = jobs.get()
        if not isinstance(job, str):
            return
        print(job)


def done_marks(jobs, results):
    while True:
        job = jobs.get()
        if job is None:
            jobs.task_done()
            break
        results.put(job)
        jobs.task_done()


def pipe(inbox):
    while True:
        if inbox.recv() == "stop":
            break


def pipe_by_iter(inbox):
    for message in iter(inbox.recv, None):
        print(message)


class Consumer(Process):
    def __init__(self, jobs):
        super().__init__()
        self.jobs = jobs

    def run(self):
        while True:
            job = self.jobs.get()
            if job is None:
                return
            print(job)


class Holder:
    def __init__(self):
        self.jobs = Queue()
        self.worker = Process(target=self.work)  # expect: PP309
        self.worker.start()

    def work(self):
        for job in iter(self.jobs.get, "stop"):
            print(job)


def annotated(jobs: "multiprocessing.Queue[str]"):
    while True:
        if jobs.get() == "":
            break


def main(somewhere):
    jobs = Queue()
    ours, theirs = Pipe()
    Process(target=until_none, args=(jobs,)).start()  # expect: PP309
    Process(target=until_word, args=(jobs,)).start()  # expect: PP309
    Process(target=by_iter, args=(jobs,)).start()  # expect: PP309
    Process(target=in_condition, args=(jobs,)).start()  # expect: PP309
    Process(target=walrus, args=(jobs,)).start()  # expect: PP309
    Process(target=timed, args=(jobs,)).start()  # expect: PP309
    Process(target=matched, args=(jobs,)).start()  # expect: PP309
    Process(target=done_marks, args=(JoinableQueue(), jobs)).start()  # expect: PP309
    Process(target=until_none, args=(SimpleQueue(),)).start()  # expect: PP309
    Process(target=until_none, args=(Manager().Queue(),)).start()  # expect: PP309
    Process(target=pipe, args=(theirs,)).start()  # expect: PP309
    Process(target=pipe_by_iter, args=(theirs,)).start()  # expect: PP309
    Process(target=annotated, args=(somewhere,)).start()  # expect: PP309
    queues = [Queue() for _ in range(3)]
    for each in queues:
        Process(target=until_none, args=(each,)).start()  # expect: PP309
    Consumer(jobs).start()  # expect: PP309
    print(ours)
