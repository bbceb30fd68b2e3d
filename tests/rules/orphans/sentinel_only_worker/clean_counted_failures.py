"""Loops that give up by themselves, though messages come in between."""

import time
from multiprocessing import Process, Queue
from queue import Empty


def counts_empty_turns(jobs, work):
    idle = 0
    while True:
        try:
            work(jobs.get(timeout=1))
        except Empty:
            idle += 1
            if idle > 10:
                break


def counts_turns(jobs, work):
    turns = 0
    while True:
        turns += 1
        try:
            work(jobs.get(timeout=1))
        except Empty:
            pass
        if turns > 100:
            break


def fails_without(jobs, work, ask):
    failures = 0
    while True:
        try:
            ask()
            try:
                job = jobs.get(timeout=1)
            except Empty:
                continue
            work(job)
        except OSError:
            failures += 1
            if failures > 3:
                break


def looks_at_the_clock(jobs, work, seconds):
    begin = time.time()
    while True:
        try:
            work(jobs.get(timeout=1))
        except Empty:
            print("nothing")
        if time.time() - begin > seconds:
            return


def asks_first(jobs, work):
    while True:
        if jobs.empty():
            break
        work(jobs.get())


def main(work, ask):
    jobs = Queue()
    Process(target=counts_empty_turns, args=(jobs, work)).start()
    Process(target=counts_turns, args=(jobs, work)).start()
    Process(target=fails_without, args=(jobs, work, ask)).start()
    Process(target=looks_at_the_clock, args=(jobs, work, 60)).start()
    Process(target=asks_first, args=(jobs, work)).start()
