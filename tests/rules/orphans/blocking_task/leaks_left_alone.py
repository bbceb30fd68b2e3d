"""Events, futures and servers of an event loop that nothing in the worker's process ends."""

import asyncio
import signal
from multiprocessing import Process

import anyio
import uvloop


async def answer(reader, writer):
    writer.write(await reader.readline())


async def until_closed():
    server = await asyncio.start_server(answer, "localhost", 8000)
    async with server:
        await server.wait_closed()


async def until_set():
    await asyncio.start_server(answer, "localhost", 8000)
    over = asyncio.Event()
    await over.wait()


async def until_a_signal():
    over = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, over.set)
    await over.wait()


async def until_done():
    await asyncio.get_running_loop().create_future()


def serves_what_it_opened():
    loop = asyncio.new_event_loop()
    server = loop.run_until_complete(asyncio.start_server(answer, "localhost", 8000))
    loop.run_until_complete(server.serve_forever())


def waits_for_what_it_opened():
    loop = asyncio.new_event_loop()
    server = loop.run_until_complete(loop.create_server(asyncio.Protocol, port=8000))
    loop.run_until_complete(server.wait_closed())


class Opened:
    async def open(self):
        opening = asyncio.start_server(answer, "localhost", 8000)
        self.server = await asyncio.wait_for(opening, 5)

    async def run(self):
        await self.open()
        await self.server.serve_forever()


class Node:
    def __init__(self):
        self.closing = asyncio.Event()

    async def run(self):
        await self.closing.wait()

    def close(self):
        self.closing.set()


class Gateway:
    async def run(self):
        loop = asyncio.get_running_loop()
        self.server = await loop.create_server(asyncio.Protocol, port=8000)
        await self.server.wait_closed()

    def stop(self):
        self.server.close()


class Stopped:
    """Only a signal stops it."""

    async def run(self):
        self.loop = asyncio.get_running_loop()
        self.loop.add_signal_handler(signal.SIGTERM, self.on_signal)
        self.server = await asyncio.start_server(answer, "localhost", 8000)
        await asyncio.gather(*self.waits())

    def waits(self):
        return [self.server.wait_closed()]

    def on_signal(self):
        self.loop.create_task(self.stop())

    async def stop(self):
        self.server.close()


async def for_ever():
    async with anyio.create_task_group():
        await anyio.sleep_forever()


def serve(kind):
    asyncio.run(kind().run())


def run(main):
    uvloop.run(main())


def start():
    Process(target=run, args=(until_closed,)).start()  # expect: PP302
    Process(target=run, args=(until_set,)).start()  # expect: PP302
    Process(target=run, args=(until_a_signal,)).start()  # expect: PP302
    Process(target=run, args=(until_done,)).start()  # expect: PP302
    Process(target=serve, args=(Node,)).start()  # expect: PP302
    Process(target=serve, args=(Gateway,)).start()  # expect: PP302
    Process(target=serve, args=(Opened,)).start()  # expect: PP302
    Process(target=serve, args=(Stopped,)).start()  # expect: PP302
    Process(target=serves_what_it_opened).start()  # expect: PP302
    Process(target=waits_for_what_it_opened).start()  # expect: PP302
    Process(target=anyio.run, args=(for_ever,)).start()  # expect: PP302
