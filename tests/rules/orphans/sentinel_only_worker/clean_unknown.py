"""Queues and events of unknown origin, and those of threads."""

import queue
import threading
from multiprocessing import Process


def unknown(jobs, stop):
    while not stop.is_set():
        if jobs.get() is None:
            break


def in_the_worker():
    jobs = queue.Queue()
    stop = threading.Event()
    threading.Thread(target=stop.set).start()
    while not stop.is_set():
        jobs.put(1)


def main(jobs, stop):
    Process(target=unknown, args=(jobs, stop)).start()
    Process(target=in_the_worker).start()
