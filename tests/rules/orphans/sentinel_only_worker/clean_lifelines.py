"""Threads that wait for the end of a pipe of which only the parent holds the other side."""

import os
import threading
from multiprocessing import Pipe, Process, Queue


def works(jobs, mine, theirs):
    os.close(theirs)

    def ends_with_it():
        os.read(mine, 1)
        os._exit(1)

    threading.Thread(target=ends_with_it, daemon=True).start()
    while (job := jobs.get()) is not None:
        print(job)


def starts(jobs):
    mine, theirs = os.pipe()
    Process(target=works, args=(jobs, mine, theirs)).start()
    os.close(mine)


def waits_for_its_end(line):
    try:
        line.recv_bytes()
    except (EOFError, OSError):
        os._exit(1)


def works_too(jobs, line, other):
    other.close()
    threading.Thread(target=waits_for_its_end, args=(line,), daemon=True).start()
    while (job := jobs.get()) is not None:
        print(job)


class Worker(Process):
    def __init__(self, jobs, line, other):
        super().__init__()
        self.jobs = jobs
        self.line = line
        self.other = other

    def watch(self):
        try:
            self.line.recv()
        except EOFError:
            pass
        os._exit(0)

    def run(self):
        self.other.close()
        threading.Thread(target=self.watch, daemon=True).start()
        while True:
            if self.jobs.get() is None:
                break


def main():
    jobs = Queue()
    starts(jobs)
    line, other = Pipe()
    Process(target=works_too, args=(jobs, line, other)).start()
    Worker(jobs, line, other).start()
    jobs.put(1)
    jobs.put(None)
