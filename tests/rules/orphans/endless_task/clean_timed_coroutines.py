"""Coroutines that are given up after a time, cancelled, or only made."""

import asyncio
from multiprocessing import Process
from multiprocessing.dummy import Pool as ThreadPool

import anyio
import stopit
import trio


async def ticks(period):
    while True:
        await asyncio.sleep(period)


async def works():
    await asyncio.sleep(1)


async def under_a_deadline():
    async with asyncio.timeout(30):
        await ticks(1)


async def loops_under_a_deadline():
    async with asyncio.timeout(30):
        while True:
            await asyncio.sleep(1)


def loops_under_a_limit():
    with stopit.ThreadingTimeout(seconds=30):
        while True:
            print("tick")


async def moves_on():
    with trio.move_on_after(5):
        await ticks(1)


async def gathers_for_a_while():
    await asyncio.wait_for(asyncio.gather(ticks(1), ticks(2)), 10)


async def stops_its_group():
    async with trio.open_nursery() as nursery:
        nursery.start_soon(ticks, 1)
        await trio.sleep(3)
        nursery.cancel_scope.cancel()


async def comes_first():
    await asyncio.wait([ticks(1), works()], return_when=asyncio.FIRST_COMPLETED)


async def only_counts():
    every = [ticks(1), ticks(2)]
    print(len(every))


async def drops_it(coroutine):
    print(coroutine)
    await works()


async def cancels_all():
    tasks = [asyncio.create_task(ticks(n)) for n in (1, 2)]
    await works()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def in_threads():
    with ThreadPool(2) as pool:
        pool.map(print, [1, 2])


def by_trio():
    trio.run(moves_on)
    trio.run(stops_its_group)


def start():
    Process(target=asyncio.run, args=(under_a_deadline(),)).start()
    Process(target=asyncio.run, args=(gathers_for_a_while(),)).start()
    Process(target=asyncio.run, args=(comes_first(),)).start()
    Process(target=asyncio.run, args=(only_counts(),)).start()
    Process(target=asyncio.run, args=(drops_it(ticks(1)),)).start()
    Process(target=asyncio.run, args=(cancels_all(),)).start()
    Process(target=anyio.run, args=(works,)).start()
    Process(target=ticks, args=(1,)).start()
    Process(target=by_trio).start()
    Process(target=in_threads).start()
    Process(target=asyncio.run, args=(loops_under_a_deadline(),)).start()
    Process(target=loops_under_a_limit).start()
