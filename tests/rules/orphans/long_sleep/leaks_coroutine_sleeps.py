"""Sleeps of coroutines above the limit, if they are slept out."""

import asyncio
from multiprocessing import Process

import trio


async def naps():
    await asyncio.sleep(3600)


async def dozes():
    await asyncio.sleep(10)


async def is_woken():
    try:
        await asyncio.wait_for(asyncio.sleep(3600), 5)
    except asyncio.TimeoutError:
        print("awake")


async def is_cancelled():
    task = asyncio.create_task(asyncio.sleep(3600))
    await asyncio.sleep(1)
    task.cancel()


async def moves_on():
    with trio.move_on_after(5):
        await trio.sleep(3600)


async def sleeps_with_trio():
    await trio.sleep(3600)


def run(main):
    asyncio.run(main())


def start():
    Process(target=run, args=(naps,)).start()  # expect: PP303
    Process(target=run, args=(dozes,)).start()
    Process(target=run, args=(is_woken,)).start()
    Process(target=run, args=(is_cancelled,)).start()
    Process(target=trio.run, args=(moves_on,)).start()
    Process(target=trio.run, args=(sleeps_with_trio,)).start()  # expect: PP303
