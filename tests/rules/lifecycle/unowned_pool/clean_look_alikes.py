"""Kept for ever, rightly: these are no worker pools, or they belong to somebody else."""

import asyncpg
import psycopg2.pool
import redis
import torch.nn as nn
from gevent.pool import Pool as GreenletPool
from sqlalchemy.pool import QueuePool
from urllib3 import PoolManager

HTTP = PoolManager()
DATABASE = psycopg2.pool.ThreadedConnectionPool(1, 8)
CACHE = redis.ConnectionPool()


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.pool = nn.MaxPool2d(2)


class Repository:
    async def start(self):
        self.pool = await asyncpg.create_pool("postgres://localhost")


class Engine:
    def __init__(self, connect):
        self.pool = QueuePool(connect)


class Crawler:
    def __init__(self):
        self.pool = GreenletPool(8)


class Borrower:
    """Its pool belongs to whoever made it."""

    def __init__(self, pool):
        self.pool = pool

    def run(self, work, items):
        return self.pool.map(work, items)


class Pool:
    """Cars that are shared."""


class CarPark:
    def __init__(self):
        self.cars = Pool()
