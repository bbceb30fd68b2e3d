"""Coroutines that workers of `aiomultiprocess` run to their end."""

import asyncio

import aiomultiprocess
from aiomultiprocess import Pool, Process


async def poll(url, seconds=1):
    while True:
        await asyncio.sleep(seconds)


async def in_processes(url):
    process = Process(target=poll, args=(url,))  # expect: PP301
    process.start()
    await aiomultiprocess.Process(target=poll, args=(url, 3))  # expect: PP301
    await Process(target=poll, kwargs={"url": url})  # expect: PP301


async def in_a_pool(urls):
    async with Pool() as pool:
        await pool.apply(poll, args=(urls[0],))  # expect: PP301
        await pool.map(poll, urls)  # expect: PP301
        async for each in pool.starmap(poll, [(url, 3) for url in urls]):  # expect: PP301
            print(each)
