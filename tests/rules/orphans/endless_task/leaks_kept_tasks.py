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


async def beside():
    asyncio.create_task(beat())
    server = await asyncio.start_server(print, port=8080)
    await server.serve_forever()


class Heart:
    async def start(self):
        self.task = asyncio.create_task(beat())

    async def wait(self):
        await self.task


async def in_two_steps():
    heart = Heart()
    await heart.start()
    await heart.wait()


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


def run_beside():
    asyncio.run(beside())


def run_in_two_steps():
    asyncio.run(in_two_steps())


def main():
    crew = [
        Process(target=run_named),  # expect: PP301
        Process(target=run_gathered),  # expect: PP301
        Process(target=run_grouped),  # expect: PP301
        Process(target=run_beside),  # expect: PP301
        Process(target=run_in_two_steps),  # expect: PP301
        Process(target=by_loop),  # expect: PP301
    ]
    for worker in crew:
        worker.start()
