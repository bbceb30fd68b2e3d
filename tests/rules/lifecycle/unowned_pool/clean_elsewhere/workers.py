"""One pool for all modules; the program ends it."""

from multiprocessing.pool import ThreadPool as Pool

POOL = Pool(2)


class Engine:
    def __init__(self):
        self.engine_pool = Pool(2)


class Hosted:
    def __init__(self):
        self.hosted_pool = Pool(2)
