"""Events of an event loop, or of threads, that nothing but a signal sets."""

import asyncio
import signal
import threading
from multiprocessing import Process


async def until_signalled():
    over = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, over.set)
    await over.wait()


def runs():
    asyncio.run(until_signalled())


async def until_handled():
    over = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, lambda: over.set())
    await over.wait()


def handles():
    asyncio.run(until_handled())


def by_thread():
    over = threading.Event()
    signal.signal(signal.SIGTERM, lambda number, frame: over.set())
    over.wait()


async def until_done():
    """Near miss: something else sets it too."""
    over = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, over.set)
    working = asyncio.create_task(work(over))
    await over.wait()
    await working


async def work(over):
    await asyncio.sleep(1)
    over.set()


def does():
    asyncio.run(until_done())


def main():
    Process(target=runs).start()  # expect: PP302
    Process(target=handles).start()  # expect: PP302
    Process(target=by_thread).start()  # expect: PP302
    Process(target=does).start()
