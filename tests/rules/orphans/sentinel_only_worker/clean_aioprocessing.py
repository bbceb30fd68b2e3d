"""Processes that coroutines can wait for, which end by themselves."""

import asyncio
import queue

import aioprocessing


def work(jobs):
    while True:
        try:
            print(jobs.get(timeout=5))
        except queue.Empty:
            return


def count(jobs):
    for number in range(3):
        jobs.put(number)


async def main():
    jobs = aioprocessing.AioQueue()
    for task in (work, count):
        worker = aioprocessing.AioProcess(target=task, args=(jobs,))
        worker.start()
        await worker.coro_join()


if __name__ == "__main__":
    asyncio.run(main())
