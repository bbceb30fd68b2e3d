"""Event loops that are lent a pool, bases that know their heirs, functions without `self`."""

import asyncio
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import Process


def watch(period=1):
    while True:
        time.sleep(period)


def count():
    return 3


async def watched():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor() as executor:
        await loop.run_in_executor(executor, watch, 2)  # expect: PP301
        await loop.run_in_executor(executor, count)
    with ThreadPoolExecutor() as threads:
        await loop.run_in_executor(threads, count)
    await loop.run_in_executor(None, watch)


class Service:
    def __init__(self):
        self.pool = ProcessPoolExecutor(2)
        self.loop = asyncio.get_event_loop()

    async def serve(self):
        return await asyncio.wait_for(
            self.loop.run_in_executor(self.pool, watch),  # expect: PP301
            timeout=5,
        )

    def stop(self):
        self.pool.shutdown()


class Plugin:
    def run(self):
        raise NotImplementedError


class Quick(Plugin):
    def run(self):
        return count()


class Lasting(Plugin):
    def run(self):
        watch()


def begin():
    for each in Plugin.__subclasses__():
        Process(target=each().run).start()  # expect: PP301


class Agent:
    work = staticmethod(watch)
    rest = staticmethod(count)

    def start(self):
        Process(target=self.work).start()  # expect: PP301
        Process(target=self.rest).start()
