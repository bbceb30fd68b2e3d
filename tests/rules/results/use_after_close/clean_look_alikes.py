"""Closed and used again, rightly."""

import io
from multiprocessing import Queue

import psycopg2.pool
from gevent.pool import Pool as GreenletPool


def greenlets(urls, fetch):
    pool = GreenletPool(8)
    pool.map(fetch, urls)
    pool.join()
    return pool.map(fetch, urls)


def database():
    pool = psycopg2.pool.SimpleConnectionPool(1, 8)
    pool.closeall()
    return pool.getconn()


def closed_files():
    file = io.StringIO()
    file.close()
    queue = Queue()
    queue.close()
    return file.closed


def given(pool, texts):
    pool.close()
    return pool.map(len, texts)


class Pool:
    def close(self):
        return "closed for the night"

    def map(self, function, items):
        return list(map(function, items))


def own_class(texts):
    pool = Pool()
    pool.close()
    return pool.map(len, texts)
