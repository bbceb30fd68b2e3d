"""Queues on longer ways to the worker that waits for them."""

import functools
import multiprocessing
from multiprocessing import Process, Queue


def serve(jobs, rounds=None):
    while True:
        job = jobs.get(True, rounds)
        if job is None:
            break


def manage(jobs):
    crew = [Process(target=serve, args=(jobs,)) for _ in range(4)]  # expect: PP309
    for each in crew:
        each.start()


def named(prefix):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            print(prefix)
            return function(*args, **kwargs)

        return wrapper

    return decorate


@named("worker")
def decorated(jobs, results):
    while True:
        job = jobs.get()
        if job is None:
            return
        results.put(job)


def quick(jobs, results, single=False):
    while True:
        if single:
            try:
                job = jobs.get(timeout=5)
            except Exception:
                return
        else:
            job = jobs.get()
        results.put(job)


def main():
    jobs, results = Queue(), Queue()
    Process(target=manage, args=(jobs,)).start()
    Process(target=decorated, args=(jobs, results)).start()  # expect: PP309
    Process(target=decorated, kwargs={"jobs": jobs, "results": results}).start()  # expect: PP309
    Process(target=serve, args=(jobs, 5)).start()
    Process(target=quick, args=(jobs, results, True)).start()


def switched():
    jobs = multiprocessing.Queue()
    Process(target=quick, args=(jobs, multiprocessing.Queue())).start()  # expect: PP301
