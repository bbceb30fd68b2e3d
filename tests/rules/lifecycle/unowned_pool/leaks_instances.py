"""Objects that keep a pool and have no way to end it. Each has a name of its own for its pool."""

import multiprocessing as mp
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool


class Renderer:
    def __init__(self, size):
        self._renderers = Pool(size)  # expect: PP105

    def render(self, draw, frames):
        return self._renderers.map(draw, frames)


class Fetcher:
    def __init__(self):
        self.fetchers = ThreadPoolExecutor(4)  # expect: PP105

    def fetch(self, load, url):
        return self.fetchers.submit(load, url)


class Cruncher:
    def __init__(self):
        self.crunchers = ProcessPoolExecutor(4)  # expect: PP105

    def crunch(self, work, numbers):
        return list(self.crunchers.map(work, numbers))


class Lazy:
    def __init__(self):
        self._lazily = None

    @property
    def workers(self):
        if self._lazily is None:
            self._lazily = Pool(2)  # expect: PP105
        return self._lazily

    def run(self, work, items):
        return self.workers.map(work, items)


class Cached:
    @cached_property
    def cached_workers(self):
        return Pool(2)  # expect: PP105

    def run(self, work, items):
        return self.cached_workers.map(work, items)


class ByMethod:
    def start(self):
        self.started = mp.get_context("spawn").Pool(2)  # expect: PP105

    def run(self, work, items):
        return self.started.map(work, items)


class ByHelper:
    def __init__(self):
        self.helped = self._make(2)  # expect: PP105

    def _make(self, size):
        return Pool(size)

    def run(self, work, items):
        return self.helped.map(work, items)


class ByVariable:
    def __init__(self):
        pool = ThreadPool(2)  # expect: PP105
        self.by_variable = pool

    def run(self, work, items):
        return self.by_variable.map(work, items)


class OfMany:
    def __init__(self, names):
        self.many = {name: Pool(1) for name in names}  # expect: PP105

    def run(self, name, work, items):
        return self.many[name].map(work, items)


class OfManyByName:
    def __init__(self):
        self.named = {}

    def start(self, name):
        self.named[name] = Pool(1)  # expect: PP105

    def run(self, name, work, items):
        return self.named[name].map(work, items)


class OfManyInARow:
    def __init__(self, count):
        self.row = []
        for _ in range(count):
            self.row.append(ThreadPool(1))  # expect: PP105

    def run(self, work, items):
        return [pool.map(work, items) for pool in self.row]


class OnlyForgets:
    def __init__(self):
        self.forgotten = Pool(2)  # expect: PP105

    def reset(self):
        self.forgotten = None


class EndsAnother:
    def __init__(self):
        self.ended = Pool(2)
        self.not_ended = Pool(2)  # expect: PP105

    def close(self):
        self.ended.terminate()

    def run(self, work, items):
        return self.ended.map(work, self.not_ended.map(work, items))


@dataclass
class Job:
    items: list
    job_pool: Pool = field(default_factory=lambda: Pool(2))  # expect: PP105

    def run(self, work):
        return self.job_pool.map(work, self.items)


class Base:
    def __init__(self):
        self.of_the_base = Pool(2)  # expect: PP105


class Derived(Base):
    def run(self, work, items):
        return self.of_the_base.map(work, items)


class JoinsOnly:
    def __init__(self):
        self.joined_only = Pool(2)  # expect: PP105

    def wait(self, pending):
        pending.wait()
        print(self.joined_only)
