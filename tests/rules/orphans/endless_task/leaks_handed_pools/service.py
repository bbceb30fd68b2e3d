"""Names no package that has pools, but is handed one."""

import asyncio
import time


def beat(seconds):
    while True:
        time.sleep(seconds)


class Service:
    def __init__(self, pool):
        self.pool = pool

    def start(self):
        self.pool.submit(beat, 1)  # expect: PP301

    async def serve(self):
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self.pool, beat, 1)  # expect: PP301


def launch(pool, items):
    pool.submit(beat, items)  # expect: PP301


class Crew:
    """Is handed a class."""

    def __init__(self, kind):
        self.kind = kind

    def start(self):
        member = self.kind(5)  # expect: PP301
        member.start()


class Base:
    """Has heirs that choose one."""

    kind = None

    def start(self):
        member = self.kind(5)  # expect: PP301
        member.start()
