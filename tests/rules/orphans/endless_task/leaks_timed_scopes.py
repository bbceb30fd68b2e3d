"""Loops that go on when a scope in them has been given up after a time, or that has no limit."""

import asyncio
from multiprocessing import Process


async def again_and_again(period):
    while True:
        try:
            async with asyncio.timeout(period):
                await asyncio.sleep(1)
        except TimeoutError:
            print("again")


async def without_limit():
    async with asyncio.timeout(None):
        while True:
            await asyncio.sleep(1)


async def behind_the_scope(period):
    async with asyncio.timeout(period):
        await asyncio.sleep(1)
    while True:
        await asyncio.sleep(1)


def main():
    Process(target=asyncio.run, args=(again_and_again(3),)).start()  # expect: PP301
    Process(target=asyncio.run, args=(without_limit(),)).start()  # expect: PP301
    Process(target=asyncio.run, args=(behind_the_scope(3),)).start()  # expect: PP301
