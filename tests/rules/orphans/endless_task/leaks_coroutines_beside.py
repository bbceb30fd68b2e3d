"""Near misses: nothing that the worker runs tells the coroutine to stop, or only to go on."""

import asyncio
from multiprocessing import Process

going = True


class Pump:
    def __init__(self):
        self.running = True

    async def pump(self):
        while self.running:
            await asyncio.sleep(1)

    async def rest(self):
        await asyncio.sleep(5)
        self.running = True

    async def main(self):
        await asyncio.gather(self.pump(), self.rest())


class Stopped(Pump):
    """The main process tells its own copy."""

    async def stop(self):
        self.running = False


async def goes_on():
    while going:
        await asyncio.sleep(1)


async def stops():
    going = False
    await asyncio.sleep(5)
    print(going)


async def both():
    await asyncio.gather(goes_on(), stops())


def runs():
    asyncio.run(both())


def run(pump):
    asyncio.run(pump.main())


def main():
    pump = Stopped()
    Process(target=run, args=(pump,)).start()  # expect: PP301
    Process(target=runs).start()  # expect: PP301
    asyncio.run(pump.stop())
