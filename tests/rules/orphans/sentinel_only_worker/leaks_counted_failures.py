"""Loops that give up after some failures, or some messages, neither of which come by themselves."""

import time
from multiprocessing import Process, Queue
from queue import Empty


def gives_up(jobs, out, work, state):
    failures = 0
    limit = 5
    idle = None
    while True:
        try:
            try:
                job = jobs.get(timeout=60)
            except Empty:
                print("nothing in the last {}s".format(60))
                if not idle:
                    idle = time.time()
            else:
                if job is None:
                    break
                for each in work(job):
                    out.put(each)
                state["done"].value += 1
        except Exception as error:
            print(error)
            failures += 1
            if failures >= limit:
                break


def takes_so_many(jobs, work):
    number = 0
    while True:
        try:
            job = jobs.get(timeout=1)
        except Empty:
            continue
        work(job)
        number += 1
        if number == 100:
            break


def asks_first(jobs, work):
    tired = 0
    while True:
        if jobs.empty():
            time.sleep(0.1)
            continue
        work(jobs.get())
        tired += 1
        if tired > 10:
            return


def main(work, state):
    jobs, out = Queue(), Queue()
    Process(target=gives_up, args=(jobs, out, work, state)).start()  # expect: PP309
    Process(target=takes_so_many, args=(jobs, work)).start()  # expect: PP309
    Process(target=asks_first, args=(jobs, work)).start()  # expect: PP309
