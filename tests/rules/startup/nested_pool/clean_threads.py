from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool


def threads(numbers):
    with ThreadPool(2) as pool:
        return pool.map(len, numbers)


def more_threads(numbers):
    with ThreadPoolExecutor() as executor:
        return list(executor.map(len, numbers))


def processes(numbers):
    with Pool(2) as pool:
        return pool.map(len, numbers)


def run(rows):
    with Pool(4) as pool:
        pool.map(threads, rows)
        pool.map(more_threads, rows)
    with ThreadPool(4) as pool:
        pool.map(processes, rows)
