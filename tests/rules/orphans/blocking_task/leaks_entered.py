"""What an `async with` or an `async for` runs."""

import asyncio
from contextlib import asynccontextmanager
from multiprocessing import Process, Queue


class Feed:
    def __init__(self, jobs):
        self.jobs = jobs
        self.running = True

    @asynccontextmanager
    async def batch(self):
        job = self.jobs.get()
        if job is None:
            self.running = False
            yield []
        else:
            yield [job]

    async def write(self):
        while self.running:
            async with self.batch() as jobs:
                print(jobs)

    def run(self):
        asyncio.run(self.write())


async def stream(jobs):
    yield jobs.get()


async def follow(jobs):
    async for job in stream(jobs):
        print(job)


def run(jobs):
    asyncio.run(follow(jobs))


async def forget(jobs):
    stream(jobs)


def idle(jobs):
    asyncio.run(forget(jobs))


def main():
    jobs = Queue()
    Process(target=Feed(jobs).run).start()  # expect: PP302
    Process(target=run, args=(jobs,)).start()  # expect: PP302
    Process(target=idle, args=(jobs,)).start()
    return jobs
