"""Queues which a manager of the program's own was told to make, and nobody waits for."""

import queue
from multiprocessing import Process
from multiprocessing.managers import SyncManager


class Jobs(SyncManager):
    pass


Jobs.register("PriorityQueue", queue.PriorityQueue)


def work(jobs):
    while True:
        try:
            _, job = jobs.get(timeout=5)
        except queue.Empty:
            break
        print(job)


def look(jobs):
    while not jobs.empty():
        print(jobs.get_nowait())


def finish(jobs):
    while True:
        _, job = jobs.get()
        if job is None:
            break
        print(job)


def main():
    manager = Jobs()
    manager.start()
    jobs = manager.PriorityQueue()
    Process(target=work, args=(jobs,)).start()
    Process(target=look, args=(jobs,)).start()
    filled = manager.PriorityQueue()
    filled.put((0, "dishes"))
    filled.put((0, None))
    Process(target=finish, args=(filled,)).start()
