"""Coroutines and functions that are handed to what runs them, by way of lists, names and objects."""

import asyncio
import functools
from multiprocessing import Process
from multiprocessing.dummy import Pool as ThreadPool
from threading import Thread

import anyio
import curio
import trio
from tornado.ioloop import IOLoop


async def ticks(period):
    while True:
        print("tick")
        await asyncio.sleep(period)


async def works():
    await asyncio.sleep(1)


def turns(period):
    while True:
        print("turn", period)


async def all_in_a_list():
    every = [ticks(period) for period in (1, 5, 60)]
    await asyncio.gather(*every)


async def among_others():
    every = [works(), ticks(2)]
    await asyncio.gather(*every, return_exceptions=True)


async def one_after_another():
    jobs = []
    jobs.append(ticks(1))
    for job in jobs:
        await job


def in_place():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(asyncio.gather(*(ticks(n) for n in range(1, 4))))


def block_on(coroutine):
    return asyncio.get_event_loop_policy().get_event_loop().run_until_complete(coroutine)


def by_a_helper():
    block_on(ticks(3))


class Service:
    def __init__(self):
        self.work = self.serve()
        self.loop = asyncio.new_event_loop()

    async def serve(self):
        while True:
            await asyncio.sleep(5)

    def start(self):
        self.loop.run_until_complete(self.work)


def by_an_object():
    Service().start()


async def supervised(coroutine):
    print("starting")
    await coroutine


def by_a_supervisor():
    asyncio.run(supervised(ticks(1)))


async def nursed():
    async with trio.open_nursery() as nursery:
        nursery.start_soon(ticks, 1)


async def in_a_thread():
    await asyncio.to_thread(turns, 1)


def in_threads():
    with ThreadPool(2) as pool:
        pool.map(turns, [1, 2])


def by_a_thread():
    thread = Thread(target=asyncio.run, args=(ticks(1),), daemon=True)
    thread.start()
    thread.join()


def by_a_loop_in_a_thread():
    loop = asyncio.new_event_loop()
    Thread(target=loop.run_forever, daemon=True).start()
    asyncio.run_coroutine_threadsafe(ticks(1), loop).result()


def by_a_kept_result():
    loop = asyncio.new_event_loop()
    Thread(target=loop.run_forever, daemon=True).start()
    result = asyncio.run_coroutine_threadsafe(ticks(1), loop)
    result.result()


def for_a_while():
    loop = asyncio.new_event_loop()
    Thread(target=loop.run_forever, daemon=True).start()
    asyncio.run_coroutine_threadsafe(ticks(1), loop).result(5)


def by_trio():
    trio.run(nursed)


def by_curio():
    curio.run(ticks, 1)


def by_tornado():
    IOLoop.current().run_sync(functools.partial(ticks, 1))


def start():
    Process(target=asyncio.run, args=(all_in_a_list(),)).start()  # expect: PP301
    Process(target=asyncio.run, args=(among_others(),)).start()  # expect: PP301
    Process(target=asyncio.run, args=(one_after_another(),)).start()  # expect: PP301
    Process(target=asyncio.run, args=(in_a_thread(),)).start()  # expect: PP301
    Process(target=anyio.run, args=(ticks, 1)).start()  # expect: PP301
    Process(target=in_place).start()  # expect: PP301
    Process(target=by_a_helper).start()  # expect: PP301
    Process(target=by_an_object).start()  # expect: PP301
    Process(target=by_a_supervisor).start()  # expect: PP301
    Process(target=in_threads).start()  # expect: PP301
    Process(target=by_a_thread).start()  # expect: PP301
    Process(target=by_a_loop_in_a_thread).start()  # expect: PP301
    Process(target=by_a_kept_result).start()  # expect: PP301
    Process(target=for_a_while).start()
    Process(target=by_trio).start()  # expect: PP301
    Process(target=by_curio).start()  # expect: PP301
    Process(target=by_tornado).start()  # expect: PP301
