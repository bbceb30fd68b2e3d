"""Coroutines in workers of `aiomultiprocess` that end, and endless ones in others, never awaited."""

import asyncio
import multiprocessing

from aiomultiprocess import Pool, Process


async def look(url, seconds=1):
    await asyncio.sleep(seconds)
    return url


async def poll(url):
    while True:
        await asyncio.sleep(1)


async def awaited(urls):
    await Process(target=look, args=(urls[0],))
    async with Pool() as pool:
        await pool.map(look, urls)


def only_made(urls):
    multiprocessing.Process(target=poll, args=(urls[0],)).start()
    with multiprocessing.Pool() as pool:
        pool.map(poll, urls)
