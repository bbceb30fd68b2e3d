"""Other things that are closed and never joined."""

import sqlite3
from multiprocessing import Pipe, Process, Queue

import asyncpg
import psycopg2.pool
from gevent.pool import Pool as GreenletPool


def connection(path):
    database = sqlite3.connect(path)
    rows = database.execute("select 1").fetchall()
    database.close()
    return rows


def pipe_and_queue():
    here, there = Pipe()
    queue = Queue()
    here.close()
    there.close()
    queue.close()


async def database():
    pool = await asyncpg.create_pool("postgres://localhost")
    try:
        return await pool.fetch("select 1")
    finally:
        await pool.close()


def older_database():
    pool = psycopg2.pool.SimpleConnectionPool(1, 8)
    pool.closeall()


def process(run):
    process = Process(target=run)
    process.start()
    process.join()
    process.close()


def greenlets(urls, fetch):
    pool = GreenletPool(8)
    return pool.map(fetch, urls)


class Pool:
    """A swimming pool."""

    def close(self):
        return "closed for the winter"


def season():
    pool = Pool()
    return pool.close()
