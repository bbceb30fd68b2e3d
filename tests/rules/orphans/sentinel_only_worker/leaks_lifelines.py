"""Threads that read from a pipe, and do not end their process when it ends."""

import os
import threading
from multiprocessing import Pipe, Process, Queue


def ends_with(line):
    os.read(line, 1)
    os._exit(1)


def keeps_the_other_end(jobs, mine):
    threading.Thread(target=ends_with, args=(mine,), daemon=True).start()
    while (job := jobs.get()) is not None:
        print(job)


def only_notes(line):
    os.read(line, 1)
    print("the parent is gone")


def does_not_end(jobs, mine, theirs):
    os.close(theirs)
    threading.Thread(target=only_notes, args=(mine,), daemon=True).start()
    while (job := jobs.get()) is not None:
        print(job)


def fails_at_the_end(line):
    if line.recv() == "stop":
        os._exit(1)


def only_ends_if_told(jobs, line, other):
    other.close()
    threading.Thread(target=fails_at_the_end, args=(line,), daemon=True).start()
    while (job := jobs.get()) is not None:
        print(job)


def main():
    jobs = Queue()
    mine, theirs = os.pipe()
    line, other = Pipe()
    Process(target=keeps_the_other_end, args=(jobs, mine)).start()  # expect: PP309
    Process(target=does_not_end, args=(jobs, mine, theirs)).start()  # expect: PP309
    Process(target=only_ends_if_told, args=(jobs, line, other)).start()  # expect: PP309
    jobs.put(1)
    jobs.put(None)
