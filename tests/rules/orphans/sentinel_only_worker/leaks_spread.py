"""Workers that are given a queue and a pipe by a helper, and what its caller adds."""

import queue
from multiprocessing import Pipe, Process, Queue


def start(task, extra):
    jobs = Queue()
    theirs, ours = Pipe()
    Process(target=task, args=(jobs, ours, *extra)).start()  # expect: PP309
    return theirs


def start_any(task, *extra):
    jobs = Queue()
    theirs, ours = Pipe()
    Process(target=task, args=(jobs, ours, *extra)).start()  # expect: PP309
    return theirs


def until_told(jobs, told, name):
    while True:
        try:
            print(name, jobs.get(timeout=1))
        except queue.Empty:
            if told.poll():
                break


def main(names):
    start(until_told, ("a",))
    start_any(until_told, *names)
