"""Tasks that come to an end, that are given up, or that nobody waits for."""

import asyncio
from multiprocessing import Process


async def beat():
    while True:
        await asyncio.sleep(1)


async def once():
    await asyncio.sleep(1)


def background(work):
    return asyncio.create_task(work)


class Keeper:
    def __init__(self):
        self.tasks = []

    def keep(self, work):
        self.tasks.append(asyncio.create_task(work))

    async def stop(self):
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)

    async def work(self):
        self.keep(beat())
        await once()
        await self.stop()

    def start(self):
        asyncio.run(self.work())


async def waits_for_one():
    task, other = background(once()), background(beat())
    print(other)
    await task


async def waits_a_while():
    task = background(beat())
    await asyncio.wait_for(task, 10)


def runs():
    asyncio.run(waits_for_one())


def runs_a_while():
    asyncio.run(waits_a_while())


def main():
    Process(target=Keeper().start).start()
    Process(target=runs).start()
    Process(target=runs_a_while).start()
