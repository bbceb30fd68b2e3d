"""Near misses: tasks that somebody stays for."""

import asyncio
from multiprocessing import Process


async def beat():
    while True:
        print("beat")
        await asyncio.sleep(1)


async def named():
    task = asyncio.create_task(beat())
    await task


async def gathered():
    tasks = []
    tasks.append(asyncio.create_task(beat()))
    await asyncio.gather(*tasks)


async def grouped():
    async with asyncio.TaskGroup() as group:
        group.create_task(beat())


def by_loop():
    loop = asyncio.new_event_loop()
    task = loop.create_task(beat())
    loop.run_until_complete(task)


def run_named():
    asyncio.run(named())


def run_gathered():
    asyncio.run(gathered())


def run_grouped():
    asyncio.run(grouped())


def main():
    crew = [
        Process(target=run_named),  # expect: PP301
        Process(target=run_gathered),  # expect: PP301
        Process(target=run_grouped),  # expect: PP301
        Process(target=by_loop),  # expect: PP301
    ]
    for worker in crew:
        worker.start()
