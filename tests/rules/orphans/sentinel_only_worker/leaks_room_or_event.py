"""Loops that an event ends, or room in a queue that only the main process empties."""

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


def main():
    stop = multiprocessing.Event()
    jobs = multiprocessing.Queue(3)
    multiprocessing.Process(target=offer, args=(jobs, stop)).start()  # expect: PP309
    for _ in range(100):
        print(jobs.get())
    stop.set()
