"""Tasks of an event loop that end with it, as nobody stays for them."""

import asyncio
from multiprocessing import Process


class Display:
    def __init__(self):
        self.shown = True

    async def refresh(self):
        while True:
            print("still here")
            await asyncio.sleep(1)

    async def start(self):
        self.task = asyncio.ensure_future(self.refresh())


def show():
    display = Display()
    loop = asyncio.new_event_loop()
    loop.run_until_complete(display.start())
    loop.close()


async def beat():
    while True:
        print("beat")
        await asyncio.sleep(1)


async def beat_for_a_while():
    asyncio.create_task(beat())
    await asyncio.sleep(30)


def pulse():
    asyncio.run(beat_for_a_while())


def main():
    Process(target=show).start()
    Process(target=pulse).start()


# What runs beside them cancels these after a while.
async def turns():
    try:
        while True:
            await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("over")


async def is_cancelled_beside():
    task = asyncio.create_task(turns())

    async def cancels():
        await asyncio.sleep(60)
        task.cancel()

    await asyncio.gather(task, cancels())


async def is_cancelled_later():
    task = asyncio.create_task(turns())
    asyncio.get_running_loop().call_later(60, task.cancel)
    await task


class Turning:
    async def turn(self):
        self.task = asyncio.create_task(turns())
        self.end = asyncio.create_task(self.cancel_late())
        await self.task

    async def cancel_late(self):
        await asyncio.sleep(60)
        self.task.cancel()


def runs_beside():
    asyncio.run(is_cancelled_beside())


def runs_until_later():
    asyncio.run(is_cancelled_later())


def runs_as_an_object():
    asyncio.run(Turning().turn())


def start_all():
    Process(target=runs_beside).start()
    Process(target=runs_until_later).start()
    Process(target=runs_as_an_object).start()
