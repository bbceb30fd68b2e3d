"""Loops that have a way out of their own."""

import queue
import time
from multiprocessing import Event, Pipe, Process, Queue, get_context


def gives_up(jobs):
    while True:
        try:
            job = jobs.get(timeout=60)
        except queue.Empty:
            return
        if job is None:
            break


def counts(stop):
    for _ in range(100):
        if stop.is_set():
            break
        time.sleep(1)


def until_deadline(stop, end):
    while not stop.is_set() and time.monotonic() < end:
        time.sleep(1)


def sees_the_end(inbox):
    while True:
        if inbox.recv() == "stop":
            break


def closes_the_other_end(inbox, outbox):
    outbox.close()
    while True:
        try:
            print(inbox.recv())
        except EOFError:
            break


def empties(jobs):
    while not jobs.empty():
        if jobs.get(timeout=1) is None:
            break


def main():
    Process(target=gives_up, args=(Queue(),)).start()
    Process(target=counts, args=(Event(),)).start()
    Process(target=until_deadline, args=(Event(), 60)).start()
    context = get_context("spawn")
    inbox, outbox = context.Pipe()
    context.Process(target=sees_the_end, args=(inbox,)).start()
    inbox, outbox = Pipe(duplex=False)
    Process(target=closes_the_other_end, args=(inbox, outbox)).start()
    Process(target=empties, args=(Queue(),)).start()
