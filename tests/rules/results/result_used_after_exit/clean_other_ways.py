import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import Pool


def polled(load, names):
    with Pool(4) as pool:
        pending = pool.map_async(load, names)
        while not pending.ready():
            time.sleep(0.1)
    return pending.get()


def slept(load, names):
    with Pool(4) as pool:
        pending = pool.map_async(load, names)
        time.sleep(60)
    return pending.get()


def executor_waits(load, names):
    with ProcessPoolExecutor(4) as executor:
        found = executor.map(load, names)
        futures = [executor.submit(load, name) for name in names]
    return [*found, *(future.result() for future in futures)]


@contextmanager
def loading(load, names):
    with Pool(4) as pool:
        yield pool.map_async(load, names)
