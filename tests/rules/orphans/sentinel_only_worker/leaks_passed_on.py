"""Queues on longer ways to the worker that waits for them."""

import dataclasses
import functools
import multiprocessing
from multiprocessing import Process, Queue
from types import SimpleNamespace
from typing import NamedTuple


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


@dataclasses.dataclass
class Post:
    name: str
    jobs: Queue


class Channels(NamedTuple):
    jobs: object
    results: object


class Bag(dict):
    __getattr__ = dict.__getitem__


def at_post(post):
    for job in iter(post.jobs.get, None):
        print(job)


def declared():
    jobs = Queue()
    Process(target=at_post, args=(Post("first", jobs),)).start()  # expect: PP309
    Process(target=at_post, args=(Channels(jobs=jobs, results=None),)).start()  # expect: PP309
    Process(target=at_post, args=(Bag(jobs=jobs),)).start()  # expect: PP309
    Process(target=at_post, args=(SimpleNamespace(jobs=jobs),)).start()  # expect: PP309
    Process(target=at_post, args=(Channels([1, 2], jobs),)).start()


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
