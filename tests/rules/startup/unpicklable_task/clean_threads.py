from concurrent.futures import ThreadPoolExecutor
from multiprocessing.dummy import Pool as Threads
from multiprocessing.pool import ThreadPool


def run(numbers):
    with ThreadPool(4) as pool:
        pool.map(lambda n: n, numbers)
    with Threads(4) as pool:
        pool.map(lambda n: n, numbers)
    with ThreadPoolExecutor() as executor:
        return list(executor.map(lambda n: n, numbers))
