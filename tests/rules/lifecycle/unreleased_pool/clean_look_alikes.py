"""Called pools, or executors, and are none; and pools that are only spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest import mock
from unittest.mock import MagicMock, Mock, patch

import asyncpg
import gevent.pool
import httpx
import psycopg2.pool
import redis
import torch.nn as nn
import urllib3
from eventlet import GreenPool
from gevent.pool import Pool as GreenletPool
from multiprocessing import Manager, Process, Queue
from sqlalchemy.pool import QueuePool, StaticPool

if TYPE_CHECKING:
    from multiprocessing.pool import Pool


async def database():
    pool = await asyncpg.create_pool("postgres://localhost")
    return await pool.fetch("select 1")


def older_database():
    pool = psycopg2.pool.ThreadedConnectionPool(1, 8)
    return pool.getconn()


def queue_pool(connect):
    return len(str(QueuePool(connect))) + len(str(StaticPool(connect)))


def web():
    pool = urllib3.PoolManager()
    client = httpx.Client()
    return pool.request("GET", "/"), client.get("/")


def cache():
    pool = redis.ConnectionPool()
    redis.Redis(connection_pool=pool).get("key")


def greenlets(urls, fetch):
    pool = GreenletPool(8)
    other = gevent.pool.Pool(8)
    third = GreenPool(8)
    return pool.map(fetch, urls), other.map(fetch, urls), list(third.imap(fetch, urls))


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.pool = nn.MaxPool2d(2)
        self.average = nn.AdaptiveAvgPool2d(1)

    def forward(self, image):
        pool = nn.MaxPool2d(2, 2)
        return self.average(self.pool(pool(image)))


class ThreadPool:
    """The project's own, which has nothing to end."""

    def map(self, function, items):
        return [function(item) for item in items]


class Executor:
    def submit(self, function, *args):
        return function(*args)


def own_class(texts):
    pool = ThreadPool()
    return pool.map(len, texts), Executor().submit(len, texts)


def own_class_inside(texts):
    class Pool:
        def map(self, function, items):
            return list(map(function, items))

    pool = Pool()
    return pool.map(len, texts)


def mocked(texts):
    Pool = Mock()
    pool = Pool(4)
    other = MagicMock(spec=["map"])
    with patch("multiprocessing.Pool") as ProcessPoolExecutor, mock.patch("builtins.open"):
        executor = ProcessPoolExecutor(2)
        return pool.map(len, texts), other.map(len, texts), executor.submit(len, texts)


def parameter(Pool, texts):
    pool = Pool(2)
    return pool.map(len, texts)


def shadowed(texts):
    Pool = dict
    pool = Pool(size=2)
    return pool, texts


def only_annotated(pool: Pool, texts) -> Pool:
    pool.map(len, texts)
    return pool


def only_looked_at(thing):
    import multiprocessing.pool

    return isinstance(thing, multiprocessing.pool.Pool) or thing is multiprocessing.pool.ThreadPool


def processes(run):
    process = Process(target=run)
    process.start()
    process.join()
    queue = Queue()
    manager = Manager()
    queue.put(manager.dict())


def names_only():
    """Pool(4).map(len, texts) is only a text here."""
    # pool = Pool(4)
    return {"Pool": "Pool(4)", "executor": "ThreadPoolExecutor(2)"}
