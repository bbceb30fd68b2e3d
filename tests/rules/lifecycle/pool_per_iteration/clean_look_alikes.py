"""Made anew in every turn, and cheap."""

import sqlite3
from multiprocessing import Process

import torch.nn as nn
from gevent.pool import Pool as GreenletPool
from psycopg2.pool import SimpleConnectionPool
from urllib3 import PoolManager


def greenlets(batches, fetch):
    for batch in batches:
        pool = GreenletPool(8)
        print(pool.map(fetch, batch))


def processes(tasks):
    for task in tasks:
        process = Process(target=task)
        process.start()
        process.join()


def connections(paths):
    for path in paths:
        with sqlite3.connect(path) as database:
            database.execute("select 1")


def web(urls):
    for url in urls:
        with PoolManager() as pool:
            print(pool.request("GET", url))


def databases(names):
    for name in names:
        pool = SimpleConnectionPool(1, 8, name)
        pool.closeall()


def layers(sizes):
    return [nn.MaxPool2d(size) for size in sizes]


class ThreadPool:
    """Nothing to start."""

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return None


def own_class(batches):
    for batch in batches:
        with ThreadPool() as pool:
            print(pool, batch)
