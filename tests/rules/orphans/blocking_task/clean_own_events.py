"""Events, futures and servers of an event loop that the worker itself ends."""

import asyncio
from multiprocessing import Process


async def after_a_while():
    over = asyncio.Event()
    asyncio.get_running_loop().call_later(5, over.set)
    await over.wait()


async def when_told():
    over = asyncio.Event()

    async def answer(reader, writer):
        over.set()

    await asyncio.start_server(answer, "localhost", 8000)
    await over.wait()


async def when_it_is_there():
    result = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(1, result.set_result, None)
    await result


def make_result(callers):
    result = asyncio.get_running_loop().create_future()
    callers.append(result.set_result)
    return result


async def when_somebody_has_it():
    callers = []
    made = make_result(callers)
    asyncio.get_running_loop().call_later(1, callers[0], None)
    await made


async def once_closed():
    server = await asyncio.start_server(print, "localhost", 8000)
    await asyncio.sleep(10)
    server.close()
    await server.wait_closed()


class Counter:
    def __init__(self):
        self.left = 3
        self.full = asyncio.Event()

    async def answer(self, reader, writer):
        self.count()

    def count(self):
        self.left -= 1
        if not self.left:
            self.full.set()

    async def run(self):
        await asyncio.start_server(self.answer, "localhost", 8000)
        await self.full.wait()


class Once:
    async def answer(self, reader, writer):
        self.server.close()

    async def run(self):
        self.server = await asyncio.start_server(self.answer, "localhost", 8000)
        await self.server.wait_closed()


class Heir(asyncio.Protocol):
    def __init__(self):
        self.lost = asyncio.Event()

    def connection_lost(self, reason):
        self.lost.set()

    async def run(self):
        await self.lost.wait()


class Recovery:
    def __init__(self):
        self.events = {}

    async def run(self):
        self.events["x"] = asyncio.Event()
        await asyncio.start_server(self.answer, "localhost", 8000)
        event = self.events.get("x")
        await event.wait()

    async def answer(self, reader, writer):
        self.events.pop("x").set()


class Shared:
    def __init__(self, others):
        self.over = asyncio.Event()
        others.append(self.over)

    async def run(self):
        await self.over.wait()


class Given:
    def __init__(self):
        self.over = asyncio.Event()

    def over_or_not(self):
        return self.over

    async def run(self):
        await self.over.wait()


def for_five_seconds():
    asyncio.run(asyncio.wait_for(asyncio.Event().wait(), 5))


def until_a_named_one_is_done(work):
    loop = asyncio.new_event_loop()
    done = loop.create_future()
    work.when_over(done.set_result)
    loop.run_until_complete(done)


def until_one_that_was_handed_on_is_done(work):
    asyncio.new_event_loop().run_until_complete(work.announced(asyncio.Future()))


def run(main):
    asyncio.run(main())


def serve(kind):
    asyncio.run(kind().run())


def start():
    Process(target=run, args=(after_a_while,)).start()
    Process(target=run, args=(when_told,)).start()
    Process(target=run, args=(when_it_is_there,)).start()
    Process(target=run, args=(when_somebody_has_it,)).start()
    Process(target=run, args=(once_closed,)).start()
    Process(target=serve, args=(Counter,)).start()
    Process(target=serve, args=(Once,)).start()
    Process(target=serve, args=(Heir,)).start()
    Process(target=serve, args=(Recovery,)).start()
    Process(target=serve, args=(Given,)).start()
    Process(target=for_five_seconds).start()
    Process(target=until_a_named_one_is_done, args=(run,)).start()
    Process(target=until_one_that_was_handed_on_is_done, args=(run,)).start()
    Process(target=asyncio.run, args=(Shared([]).run(),)).start()
