from concurrent.futures import ProcessPoolExecutor
from multiprocessing.pool import ThreadPool


def of_threads(measure, paths):
    with ThreadPool(4) as pool:
        return pool.map_async(measure, paths).get()


def of_an_executor(measure, path):
    with ProcessPoolExecutor() as executor:
        return executor.submit(measure, path).result()
