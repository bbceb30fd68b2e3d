"""One pool for all modules."""

from multiprocessing.pool import ThreadPool as Pool

POOL = Pool(2)  # expect: PP105


def submit(work, item):
    return POOL.apply_async(work, (item,))


class Registry:
    def __init__(self):
        self.registered = Pool(2)  # expect: PP105
