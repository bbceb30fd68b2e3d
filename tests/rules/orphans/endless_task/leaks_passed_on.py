"""Methods of pools that threads, event loops and `partial` are told to call."""

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from multiprocessing import Pool


def poll(seconds):
    while True:
        time.sleep(seconds)


async def beside_a_loop(times):
    loop = asyncio.get_running_loop()
    with Pool() as pool:
        await asyncio.to_thread(pool.map, poll, times)  # expect: PP301
        await loop.run_in_executor(None, pool.map, poll, times)  # expect: PP301
        await loop.run_in_executor(None, partial(pool.apply, poll, (1,)))  # expect: PP301


def in_threads(times):
    with Pool() as pool, ThreadPoolExecutor() as executor:
        executor.submit(pool.map, poll, times)  # expect: PP301
        threading.Thread(target=pool.map, args=(poll, times)).start()  # expect: PP301
