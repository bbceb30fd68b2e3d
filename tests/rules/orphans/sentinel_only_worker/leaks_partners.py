"""Siblings that are no help: they send no sentinel, need the main process themselves, or die."""

import os
import threading
from multiprocessing import Pipe, Process, Queue, parent_process


def end_with_parent():
    parent = parent_process()
    threading.Thread(target=lambda: (parent.join(), os._exit(1)), daemon=True).start()


def work(jobs):
    while True:
        job = jobs.get()
        if job is None:
            break
        print(job)


def fill(names, jobs):
    for name in names:
        jobs.put(name)


def pass_on(names, jobs):
    while True:
        name = names.get()
        if name is None:
            break
        jobs.put(name)
    jobs.put(None)


def guarded(names, jobs):
    end_with_parent()
    for name in names:
        jobs.put(name)
    jobs.put(None)


def without_sentinel(names):
    jobs = Queue()
    Process(target=fill, args=(names, jobs)).start()
    Process(target=work, args=(jobs,)).start()  # expect: PP309
    return jobs


def in_a_row():
    names, jobs = Queue(), Queue()
    Process(target=pass_on, args=(names, jobs)).start()  # expect: PP309
    Process(target=work, args=(jobs,)).start()  # expect: PP309
    return names


def that_dies(names):
    jobs = Queue()
    Process(target=guarded, args=(names, jobs)).start()
    Process(target=work, args=(jobs,)).start()  # expect: PP309


def counted(names, counts):
    for _ in names:
        counts.put(1)


def add_up(counts, over):
    total, told = 0, False
    while True:
        if not counts.empty():
            total += counts.get()
        if over.poll():
            told = over.recv()
        if told:
            break
    print(total)


def that_only_counts(names):
    counts = Queue()
    ours, theirs = Pipe()
    Process(target=counted, args=(names, counts)).start()
    Process(target=add_up, args=(counts, theirs)).start()  # expect: PP309
    return ours
