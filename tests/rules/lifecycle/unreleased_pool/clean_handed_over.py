"""Handed to somebody who ends it, or kept by the caller."""

import asyncio
import atexit
import signal
import threading
import unittest
import weakref
from concurrent import futures
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing import Pool

import grpc
import pytest


def returned():
    return Pool(2)


def returned_later(texts):
    pool = Pool(2)
    pool.map(len, texts)
    return pool


def returned_if_needed(size):
    return Pool(size) if size > 1 else None


def returned_with_more(texts):
    pool = Pool(2)
    return pool, pool.map_async(len, texts)


def returned_in_a_dict(names):
    return {name: Pool(1) for name in names}


def returned_in_a_list(count):
    pools = []
    for _ in range(count):
        pools.append(Pool(1))
    return pools


def yielded():
    pool = Pool(2)
    yield pool
    pool.terminate()


def stop(pool):
    pool.close()
    pool.join()


def handed_to_a_helper(texts):
    pool = Pool(2)
    try:
        return pool.map(len, texts)
    finally:
        stop(pool)


def run_and_stop(pool, texts):
    with pool:
        return pool.map(len, texts)


def handed_to_a_helper_that_uses_it(texts):
    return run_and_stop(Pool(2), texts)


def handed_to_unknown_code(framework):
    pool = Pool(2)
    framework.adopt(pool)


def at_exit(texts):
    pool = Pool(2)
    atexit.register(pool.terminate)
    return pool.map(len, texts)


def at_exit_by_function(texts):
    pool = Pool(2)
    atexit.register(stop, pool)
    return pool.map(len, texts)


def at_exit_by_nested_function(texts):
    pool = Pool(2)

    @atexit.register
    def end():
        pool.terminate()

    return pool.map(len, texts)


def on_signal(texts):
    pool = Pool(2)
    signal.signal(signal.SIGUSR1, lambda *_: pool.terminate())
    return pool.map(len, texts)


def when_collected(owner):
    pool = Pool(2)
    weakref.finalize(owner, pool.terminate)
    return owner


def given_to_the_loop():
    loop = asyncio.get_event_loop()
    loop.set_default_executor(ThreadPoolExecutor(4))


def given_to_a_server():
    server = grpc.server(futures.ThreadPoolExecutor(max_workers=10))
    server.add_insecure_port("[::]:50051")
    server.start()
    server.wait_for_termination()


def given_to_a_thread(serve):
    pool = Pool(2)
    threading.Thread(target=serve, args=(pool,), daemon=True).start()


def ended_by_a_nested_function(texts, subscribe):
    pool = Pool(2)

    def done(lengths):
        print(lengths)
        pool.terminate()

    subscribe(done)


class Session:
    def __init__(self, pool):
        self.pool = pool

    def close(self):
        self.pool.terminate()


def kept_by_an_owner():
    return Session(Pool(2))


def kept_by_an_owner_that_is_closed(texts):
    session = Session(Pool(2))
    try:
        return session.pool.map(len, texts)
    finally:
        session.close()


class TestLengths(unittest.TestCase):
    def test_cleanup(self):
        pool = Pool(2)
        self.addCleanup(pool.terminate)
        self.assertEqual(pool.map(len, ["a"]), [1])

    def test_cleanup_by_function(self):
        pool = Pool(2)
        self.addCleanup(stop, pool)
        self.assertEqual(pool.map(len, ["a"]), [1])


@pytest.fixture
def pool():
    workers = Pool(2)
    yield workers
    workers.terminate()


@pytest.fixture
def older_pool(request):
    workers = Pool(2)
    request.addfinalizer(workers.terminate)
    return workers


@contextmanager
def handed_back():
    workers = Pool(2)
    try:
        yield workers
    finally:
        workers.close()
        workers.join()
