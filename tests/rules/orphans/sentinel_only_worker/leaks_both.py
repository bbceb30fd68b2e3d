"""Ways out of a loop that take more than one condition, and flags of other objects."""

import signal
import time
from multiprocessing import Event, Process, Queue


def when_told_and_empty(jobs, stop):
    while True:
        if stop.is_set() and jobs.empty():
            break
        time.sleep(1)


def until_told_and_empty(jobs, stop):
    while not (stop.is_set() and jobs.empty()):
        time.sleep(1)


def told_then_empty(jobs, stop):
    while True:
        if stop.is_set():
            if jobs.empty():
                return
        time.sleep(1)


def told_and_counted(jobs):
    count = 0
    while True:
        job = jobs.get()
        if job is None:
            count += 1
            if count == 4:
                break


class Killer:
    killed = False

    def __init__(self):
        signal.signal(signal.SIGTERM, self.kill)

    def kill(self, number, frame):
        self.killed = True


def until_killed():
    killer = Killer()
    while not killer.killed:
        time.sleep(1)


def start():
    jobs, stop = Queue(), Event()
    Process(target=when_told_and_empty, args=(jobs, stop)).start()  # expect: PP309
    Process(target=until_told_and_empty, args=(jobs, stop)).start()  # expect: PP309
    Process(target=told_then_empty, args=(jobs, stop)).start()  # expect: PP309
    Process(target=told_and_counted, args=(jobs,)).start()  # expect: PP309
    Process(target=until_killed).start()  # expect: PP309
