"""Coroutines that end, or that nobody runs."""

import asyncio
from multiprocessing import Process

import trio


async def turns():
    while True:
        await asyncio.sleep(1)


async def once():
    await asyncio.sleep(1)


async def for_a_while():
    await asyncio.wait_for(turns(), 10)


async def rests():
    await trio.sleep(1)


def one_that_ends():
    Process(target=asyncio.run, args=(once(),)).start()


def one_that_is_given_up():
    Process(target=asyncio.run, args=(for_a_while(),)).start()


def for_some_seconds():
    Process(target=asyncio.run, args=(asyncio.wait_for(turns(), 10),)).start()


def that_nobody_awaits():
    Process(target=turns).start()


def given_as_it_is():
    Process(target=trio.run, args=(rests,)).start()


def printed():
    Process(target=print, args=(turns(),)).start()
