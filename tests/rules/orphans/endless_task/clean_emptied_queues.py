"""Queues of threads and of other libraries that say when nothing comes any more."""

import queue
import threading
from multiprocessing import Process
from queue import Empty, PriorityQueue

from elsewhere import Queue as Other


def fill(jobs):
    for number in range(10):
        jobs.put(number)


def take_within_a_second():
    jobs = queue.Queue()
    threading.Thread(target=fill, args=(jobs,), daemon=True).start()
    while True:
        try:
            print(jobs.get(timeout=1))
        except queue.Empty:
            break


def take_at_once():
    jobs = PriorityQueue()
    fill(jobs)
    while True:
        try:
            print(jobs.get(False))
        except Empty:
            return


def fill_up():
    jobs = queue.Queue(100)
    while True:
        try:
            jobs.put("filled", timeout=5)
        except queue.Full:
            break


def take_elsewhere():
    jobs = Other("jobs")
    while True:
        try:
            print(jobs.get())
        except Empty:
            break


if __name__ == "__main__":
    for task in (take_within_a_second, take_at_once, fill_up, take_elsewhere):
        Process(target=task).start()
