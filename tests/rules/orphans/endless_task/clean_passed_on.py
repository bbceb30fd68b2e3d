"""Methods that others are told to call, of pools of threads, with work that ends, or of others."""

import asyncio
import threading
import time
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool


def poll(seconds):
    while True:
        time.sleep(seconds)


def look(seconds):
    time.sleep(seconds)


class Board:
    def map(self, function, items):
        return [items, function]


async def beside_a_loop(times):
    with Pool() as pool, ThreadPool() as threads:
        await asyncio.to_thread(pool.map, look, times)
        await asyncio.to_thread(threads.map, poll, times)
        await asyncio.to_thread(Board().map, poll, times)
        threading.Thread(target=pool.close, args=()).start()
