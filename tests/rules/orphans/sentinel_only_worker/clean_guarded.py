"""Workers that look for their parent between two messages."""

import os
import queue
from multiprocessing import Process, Queue, parent_process

import radical.utils


def looks(jobs):
    while parent_process().is_alive():
        try:
            if jobs.get(timeout=5) is None:
                break
        except queue.Empty:
            continue


def looks_when_idle(jobs):
    while True:
        try:
            job = jobs.get(timeout=5)
        except queue.Empty:
            if os.getppid() == 1:
                break
            continue
        if job is None:
            break


def main():
    Process(target=looks, args=(Queue(),)).start()
    Process(target=looks_when_idle, args=(Queue(),)).start()


# A library watches over the processes that it is told of.
def watched(jobs):
    watcher = radical.utils.PWatcher(uid="worker")
    watcher.watch(os.getppid())
    while True:
        job = jobs.get()
        if job is None:
            break
        print(job)


def watch_over(jobs):
    Process(target=watched, args=(jobs,)).start()
