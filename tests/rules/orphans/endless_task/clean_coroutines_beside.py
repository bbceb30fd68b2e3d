"""Coroutines that go on until another one, which the same worker runs, tells them to stop."""

import asyncio
from multiprocessing import Process

going = True


class Pump:
    def __init__(self):
        self.running = True
        self.tasks = []

    async def pump(self):
        while self.running:
            await asyncio.sleep(1)

    async def watch(self):
        await asyncio.sleep(5)
        await self.close()

    async def close(self):
        self.running = False

    def begin(self):
        self.task = asyncio.create_task(self.pump())


class Both(Pump):
    async def main(self):
        await asyncio.gather(self.pump(), self.watch())


class SetGoing(Pump):
    async def main(self):
        asyncio.create_task(self.watch())
        await self.pump()


class Kept(Pump):
    async def main(self):
        self.tasks = [asyncio.create_task(self.pump()), asyncio.create_task(self.watch())]
        await asyncio.gather(*self.tasks)


class Told(Pump):
    async def main(self):
        self.begin()
        await asyncio.sleep(5)
        self.running = False
        await self.task


class Later(Pump):
    async def main(self):
        asyncio.get_running_loop().call_later(5, self.tell)
        await self.pump()

    def tell(self):
        self.running = False


async def goes_on():
    while going:
        await asyncio.sleep(1)


async def stops():
    global going
    await asyncio.sleep(5)
    going = False


async def both():
    await asyncio.gather(goes_on(), stops())


def runs():
    asyncio.run(both())


def run(kind):
    asyncio.run(kind().main())


def main():
    for kind in (Both, SetGoing, Kept, Told, Later):
        Process(target=run, args=(kind,)).start()
    Process(target=runs).start()
