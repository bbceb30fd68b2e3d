"""Loops whose default for when nothing came, or something of their own, ends them."""

import time
from multiprocessing import Process, Queue
from queue import Empty


def when_nothing_comes(jobs):
    running = True
    while running:
        try:
            job = jobs.get(timeout=5)
        except Empty:
            job = "stop"
        if job == "stop":
            running = False


def when_there_is_none(jobs):
    running = True
    while running:
        job = None
        if not jobs.empty():
            job = jobs.get()
        if job:
            print(job)
        else:
            running = False


def of_parts(jobs):
    running = True
    while running:
        order = ""
        if not jobs.empty():
            order = jobs.get()
        parts = order.split(",")
        if parts:
            running = False


def of_its_own(jobs, limit):
    running, count = True, 0
    while running:
        job = None
        if not jobs.empty():
            job = jobs.get()
        count += 1
        if job == "stop":
            running = False
        if count > limit:
            running = False
        time.sleep(1)


def changes(jobs, limit):
    running, count = True, 0
    while running == True:  # noqa: E712
        count += 1
        if count > limit:
            running = False
        time.sleep(1)


def main(limit):
    jobs = Queue()
    Process(target=when_nothing_comes, args=(jobs,)).start()
    Process(target=when_there_is_none, args=(jobs,)).start()
    Process(target=of_parts, args=(jobs,)).start()
    Process(target=of_its_own, args=(jobs, limit)).start()
    Process(target=changes, args=(jobs, limit)).start()
    jobs.put("stop")
