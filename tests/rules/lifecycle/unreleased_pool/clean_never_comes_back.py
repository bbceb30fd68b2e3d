"""No end is needed, or possible, on paths that end the process; and conditions that belong together."""

import os
import sys
import unittest
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pool

import grpc


def fail(message) -> "None":
    print(message, file=sys.stderr)
    sys.exit(2)


def usage_error():
    raise SystemExit("usage: lengths FILE ...")


def exits_early(texts):
    pool = Pool(2)
    if not texts:
        sys.exit("nothing to do")
    pending = pool.map_async(len, texts)
    pool.close()
    pool.join()
    return pending


def exits_by_helper(texts):
    pool = Pool(2)
    if not texts:
        fail("nothing to do")
    pending = pool.map_async(len, texts)
    pool.close()
    pool.join()
    return pending


def exits_at_once(texts):
    pool = Pool(2)
    if not texts:
        os._exit(1)
    pending = pool.map_async(len, texts)
    pool.close()
    pool.join()
    return pending


def exits_at_the_end(texts):
    pool = Pool(2)
    pool.map_async(print, texts).wait()
    sys.exit(0)


def one_condition(texts, size):
    if size > 1:
        pool = Pool(size)
        pending = pool.map_async(len, texts)
    if size > 1:
        pool.close()
        pool.join()
        return pending
    return texts


def one_flag(texts, parallel):
    pool = None
    if parallel:
        pool = Pool(2)
    try:
        return pool.map(len, texts) if parallel else list(map(len, texts))
    finally:
        if parallel:
            pool.terminate()


def own_or_given(texts, pool=None):
    own_pool = pool is None
    if own_pool:
        pool = Pool(2)
    try:
        return pool.map(len, texts)
    finally:
        if own_pool:
            pool.close()
            pool.join()


def own_or_given_at_once(texts, pool=None):
    own = None
    if pool is None:
        own = pool = ThreadPoolExecutor(2)
    try:
        return list(pool.map(len, texts))
    finally:
        if own is not None:
            own.shutdown()


def with_or_without(texts, size):
    if size == 1:
        return list(map(len, texts))
    with Pool(size) as pool:
        return pool.map(len, texts)


def started_under_with(texts):
    pool = Pool(2)
    if not texts:
        pool.terminate()
        return []
    with pool:
        return pool.map(len, texts)


def retried(texts, measure):
    for attempt in range(3):
        try:
            with Pool(2) as pool:
                return pool.map(measure, texts)
        except OSError as error:
            print(attempt, error)
    return []


def serves_until_somebody_stops_it(address):
    server = grpc.server(ThreadPoolExecutor())
    server.add_insecure_port(address)
    server.start()
    try:
        while True:
            server.wait_for_termination(3600)
    except KeyboardInterrupt:
        server.stop(0)
        raise


class Refusals(unittest.TestCase):
    """A block that has to raise is not left at its end."""

    def test_no_workers(self):
        with self.assertRaises(ValueError):
            Pool(-1)

    def test_no_workers_and_why(self):
        with self.assertRaisesRegex(ValueError, "must be at least 1"):
            Pool(processes=0)

    def test_whoever_ends_it_takes_no_more(self):
        executor = ThreadPoolExecutor(2)
        hire(executor)
        with self.assertRaisesRegex(RuntimeError, "after shutdown"):
            executor.submit(print)


class Team:
    def __init__(self, executor):
        self.executor = executor

    def leave(self):
        self.executor.shutdown()


def hire(executor):
    Team(executor).leave()
