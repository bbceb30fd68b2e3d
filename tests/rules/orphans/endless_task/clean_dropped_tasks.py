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
