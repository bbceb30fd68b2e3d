"""Waits that are tried a few times, or into a queue that always has room."""

from multiprocessing import Process, Queue
from queue import Empty, Full


def push(items, out):
    for item in items:
        pushed = False
        while not pushed:
            try:
                out.put(item, timeout=0.1)
                pushed = True
            except Full:
                pass


def three_times(items, out):
    tries, pushed = 0, False
    while not pushed:
        tries += 1
        if tries > 3:
            return
        try:
            out.put(items, timeout=1)
            pushed = True
        except Full:
            pass


def gives_up(jobs):
    done = False
    while not done:
        try:
            print(jobs.get(timeout=1))
        except Empty:
            done = True




def start(items):
    wide, narrow, jobs = Queue(), Queue(maxsize=1), Queue()
    Process(target=push, args=(items, wide)).start()
    Process(target=three_times, args=(items, narrow)).start()
    Process(target=gives_up, args=(jobs,)).start()
    return wide, narrow, jobs
