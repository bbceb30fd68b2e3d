"""Pools that other modules use, which need not say what they are."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import Pool

workers = ProcessPoolExecutor(2)
threads = ThreadPoolExecutor(2)
later = None


def open_later():
    global later
    later = Pool(2)


def close():
    later.terminate()
    workers.shutdown()
    threads.shutdown()
