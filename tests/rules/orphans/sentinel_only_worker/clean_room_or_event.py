"""Loops that an event ends, and room in a queue as well, which another worker goes on making."""

import multiprocessing
import queue


def offer(jobs, stop):
    for number in range(100):
        while not stop.is_set():
            try:
                jobs.put(number, timeout=1)
                break
            except queue.Full:
                continue
    jobs.put(None)


def take(jobs):
    for number in iter(jobs.get, None):
        print(number)


def main():
    stop = multiprocessing.Event()
    jobs = multiprocessing.Queue(3)
    multiprocessing.Process(target=offer, args=(jobs, stop)).start()
    multiprocessing.Process(target=take, args=(jobs,)).start()
    input()
    stop.set()
