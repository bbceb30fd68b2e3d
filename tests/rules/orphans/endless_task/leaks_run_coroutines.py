"""Workers whose task is what runs a coroutine."""

import asyncio
import multiprocessing
from multiprocessing import Process

import trio


async def turns(seconds=1):
    while True:
        await asyncio.sleep(seconds)


async def takes_turns():
    await turns()


async def rests():
    while True:
        await trio.sleep(1)


class Service:
    def __init__(self, seconds):
        self.seconds = seconds

    async def serve(self):
        while True:
            await asyncio.sleep(self.seconds)

    def start(self):
        Process(target=asyncio.run, args=(self.serve(),)).start()  # expect: PP301


def at_once():
    Process(target=asyncio.run, args=(turns(),)).start()  # expect: PP301


def by_one_that_calls_it():
    Process(target=asyncio.run, args=[takes_turns()], daemon=True).start()  # expect: PP301


def kept_in_a_variable():
    work = turns(5)
    process = multiprocessing.Process(target=asyncio.run, args=(work,))  # expect: PP301
    process.start()


def of_an_object():
    Process(target=asyncio.run, args=(Service(3).serve(),), kwargs={"debug": True}).start()  # expect: PP301


def given_as_it_is():
    Process(target=trio.run, args=(rests,)).start()  # expect: PP301
