"""Processes, queues and pipes that coroutines can wait for: workers use them like any other."""

import asyncio

import aioprocessing
from aioprocessing import AioPipe, AioProcess


def work(jobs):
    while True:
        job = jobs.get()
        if job is None:
            break
        print(job)


def answer(connection):
    while True:
        question = connection.recv()
        if question == "stop":
            return
        connection.send(len(question))


async def main():
    jobs = aioprocessing.AioQueue()
    worker = aioprocessing.AioProcess(target=work, args=(jobs,))  # expect: PP309
    worker.start()
    mine, theirs = AioPipe()
    answering = AioProcess(target=answer, args=(theirs,))  # expect: PP309
    answering.start()
    await jobs.coro_put("one")
    await jobs.coro_put(None)
    mine.send("stop")
    await worker.coro_join()


if __name__ == "__main__":
    asyncio.run(main())
