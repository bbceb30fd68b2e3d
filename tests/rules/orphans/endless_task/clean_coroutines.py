"""Coroutines that are only set going: they are dropped when the loop of events ends."""

import asyncio
from multiprocessing import Process


class Screen:
    def __init__(self):
        self.running = True
        self.task = None

    async def refreshes(self):
        while self.running:
            await asyncio.sleep(0.1)

    async def opens(self):
        self.task = asyncio.ensure_future(self.refreshes())

    def run(self):
        loop = asyncio.new_event_loop()
        loop.run_until_complete(self.opens())
        loop.run_until_complete(works())


async def turns():
    while True:
        await asyncio.sleep(1)


async def works():
    await asyncio.sleep(1)


async def forgets_it():
    asyncio.create_task(turns())
    await works()


async def cancels_it():
    task = asyncio.create_task(turns())
    await works()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def looks_at_it_for_a_while():
    task = asyncio.create_task(turns())
    await asyncio.wait({task}, timeout=1)


async def gives_it_a_second():
    await asyncio.wait_for(turns(), 1)


async def passes_it_on():
    task = asyncio.create_task(turns())
    await notes(task)


async def notes(task):
    print(task)


def runs(main):
    asyncio.run(main())


def start():
    Process(target=Screen().run).start()
    Process(target=runs, args=(forgets_it,)).start()
    Process(target=runs, args=(cancels_it,)).start()
    Process(target=runs, args=(looks_at_it_for_a_while,)).start()
    Process(target=runs, args=(gives_it_a_second,)).start()
    Process(target=runs, args=(passes_it_on,)).start()
