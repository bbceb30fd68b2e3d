"""Queues from which a task takes what it has just put there, or had put there."""

import asyncio
from multiprocessing import Process, Queue


class Client:
    def __init__(self, times):
        self.times = times

    def run(self):
        self.times.put([1, 2, 3])


class AsyncClient:
    def __init__(self, times):
        self.times = times

    async def run(self):
        await asyncio.sleep(1)
        self.times.put([1, 2, 3])


CLIENTS = {"plain": Client, "async": AsyncClient}


def measure(times, kind):
    client = CLIENTS[kind](times)
    if kind == "async":
        asyncio.get_event_loop().run_until_complete(client.run())
    else:
        client.run()
    print(sum(times.get()))


def fill(results):
    for number in range(10):
        results.put(number)


def fill_and_show(results):
    results.put("first")
    fill(results)
    print(results.get())


if __name__ == "__main__":
    Process(target=measure, args=(Queue(), "plain")).start()
    results = Queue()
    Process(target=fill_and_show, args=(results,)).start()
