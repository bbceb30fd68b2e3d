"""Workers that look at the clock, whether or not anything comes."""

import queue
import time
from multiprocessing import Process, Queue


def tries(jobs):
    start = time.time()
    while True:
        try:
            job = jobs.get(timeout=1)
        except queue.Empty:
            job = ""
        if job is None or time.time() - start > 60:
            return


def looks(jobs):
    start = time.time()
    while True:
        if not jobs.empty():
            job = jobs.get()
            if job is None:
                break
        if time.time() - start > 60:
            break


def first_of_all(jobs):
    until = time.time() + 60
    while True:
        job = jobs.get(timeout=5)
        if job == "end" or time.time() > until:
            break


def main():
    jobs = Queue()
    for work in (tries, looks, first_of_all):
        Process(target=work, args=(jobs,)).start()
    jobs.put(None)
