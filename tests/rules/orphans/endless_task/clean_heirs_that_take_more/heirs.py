"""Heirs of which only those never end that are not started, as they take something."""

import asyncio

from bases import Handling, Service, Talking, Working


class Once(Service):
    async def main_loop(self):
        await asyncio.sleep(1)


class Echo(Talking):
    def start(self):
        """Is called by others."""

    async def main_loop(self, line):
        while True:
            await asyncio.sleep(1)


class Brief(Working):
    def work(self):
        print("done")


class Endless(Handling):
    def start(self):
        """Is called by others."""

    def work(self, name, retries):
        while True:
            print(name, retries)
