"""Queues of threads that are waited for without a bound, or asked again when nothing came."""

import queue
import threading
from multiprocessing import Process
from queue import Empty


def fill(jobs):
    for number in range(10):
        jobs.put(number)


def ask_again():
    jobs = queue.Queue()
    threading.Thread(target=fill, args=(jobs,), daemon=True).start()
    while True:
        try:
            print(jobs.get(timeout=1))
        except queue.Empty:
            continue


def put_for_ever():
    jobs = queue.Queue()
    while True:
        try:
            jobs.put("one more")
        except queue.Full:
            break


def take_for_ever():
    jobs = queue.Queue()
    fill(jobs)
    while True:
        try:
            print(jobs.get())
        except Empty:
            break


if __name__ == "__main__":
    Process(target=ask_again).start()  # expect: PP301
    Process(target=put_for_ever).start()  # expect: PP301
    Process(target=take_for_ever).start()  # expect: PP301
