"""Workers that are not forked, and threads."""

import multiprocessing
import signal
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.pool import ThreadPool


def flag(number, frame):
    print("asked to stop")


def main(items):
    signal.signal(signal.SIGTERM, flag)
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        print(pool.map(abs, items))
    with ThreadPool(2) as pool:
        print(pool.map(abs, items))
    with ProcessPoolExecutor() as executor:
        print(list(executor.map(abs, items)))
