"""Workers that end with their parent, whatever they wait for."""

import multiprocessing
import os
import threading
from multiprocessing import Pool, Process, Queue


def watch():
    multiprocessing.parent_process().join()
    os._exit(1)


def end_with_parent():
    threading.Thread(target=watch, daemon=True).start()


def end_with_parent_at_once():
    parent = multiprocessing.parent_process()
    threading.Thread(target=lambda: (parent.join(), os._exit(1)), daemon=True).start()


def take(jobs):
    end_with_parent()
    return jobs.get()


def take_unguarded(jobs):
    return jobs.get()


def main():
    jobs = Queue()
    Process(target=take, args=(jobs,)).start()
    with Pool(2, initializer=end_with_parent) as pool:
        pool.apply(take_unguarded, (jobs,))
    with Pool(2, end_with_parent_at_once) as pool:
        pool.apply(take_unguarded, (jobs,))
