"""Waits for results that are known to be there: the wait before has taken as long as it takes."""

from multiprocessing import Pool
from time import sleep


def joined_first(measure, paths):
    pool = Pool(4)
    sizes = [pool.apply_async(measure, (path,)) for path in paths]
    pool.close()
    pool.join()
    return [size.get() for size in sizes]


def polled_first(measure, paths):
    with Pool(4) as pool:
        sizes = [pool.apply_async(measure, (path,)) for path in paths]
        while not all(size.ready() for size in sizes):
            sleep(0.1)
        return [size.get() for size in sizes]


def asked_how_it_went(measure, paths):
    with Pool(4) as pool:
        sizes = pool.map_async(measure, paths)
        sizes.wait(60)
        if sizes.successful():
            return sizes.get()
        return []
