"""Queues of other kinds, which a manager of the program's own was told to make."""

from multiprocessing import Process
from multiprocessing.managers import BaseManager, SyncManager
from queue import LifoQueue, PriorityQueue


class Jobs(SyncManager):
    pass


class Plates(BaseManager):
    pass


Jobs.register("PriorityQueue", PriorityQueue)


def opened():
    Plates.register("LifoQueue", LifoQueue)
    plates = Plates()
    plates.start()
    return plates


def work(jobs):
    while True:
        _, job = jobs.get()
        if job is None:
            break
        print(job)


def wash(plates):
    for plate in iter(plates.get, None):
        print(plate)


def main():
    manager = Jobs()
    manager.start()
    jobs = manager.PriorityQueue()
    Process(target=work, args=(jobs,)).start()  # expect: PP309
    plates = opened().LifoQueue()
    Process(target=wash, args=(plates,)).start()  # expect: PP309
    jobs.put((1, "dishes"))
    jobs.put((9, None))
    plates.put(None)
