"""Tasks of an event loop that other functions start, and whose end is waited for."""

import asyncio
from multiprocessing import Process


async def beat():
    while True:
        await asyncio.sleep(1)


class Keeper:
    def __init__(self):
        self.tasks = []

    def keep(self, work):
        self.tasks.append(asyncio.create_task(work))

    async def work(self):
        self.keep(beat())
        await asyncio.gather(*self.tasks)

    def start(self):
        asyncio.run(self.work())


class Starter:
    def __init__(self):
        self.tasks = []

    def prepare(self):
        self.tasks.append(asyncio.ensure_future(beat()))

    async def work(self):
        self.prepare()
        for task in self.tasks:
            await task

    def start(self):
        asyncio.run(self.work())


def background(work):
    return asyncio.create_task(work)


async def waits():
    task = background(beat())
    await task


def runs():
    asyncio.run(waits())


def main():
    Process(target=Keeper().start).start()  # expect: PP301
    Process(target=Starter().start).start()  # expect: PP301
    Process(target=runs).start()  # expect: PP301
