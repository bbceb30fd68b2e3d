"""Threads are no processes of their own, and look-alikes are neither."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.pool import ThreadPool


def tick():
    while True:
        time.sleep(1)


class Process:
    def __init__(self, target):
        self.target = target


def main(pool):
    threading.Thread(target=tick).start()
    Process(target=tick)
    pool.apply_async(tick)
    with ThreadPool(2) as threads:
        threads.apply(tick)
    with ThreadPoolExecutor() as executor:
        print(executor.submit(tick).result())
