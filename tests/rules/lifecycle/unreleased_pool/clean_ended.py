"""Ended, in all the ways there are."""

import contextlib
import multiprocessing as mp
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import AsyncExitStack, ExitStack, closing, contextmanager
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool

from mpire import WorkerPool
from pathos.pools import ProcessPool


def with_block(texts):
    with Pool(4) as pool:
        return pool.map(len, texts)


def with_block_without_a_name(texts, run):
    with ThreadPoolExecutor(2):
        return run(texts)


def several_in_one_with(texts):
    with Pool(2) as first, ThreadPool(2) as second:
        return first.map(len, texts), second.map(len, texts)


def several_in_parentheses(texts):
    with (
        Pool(2) as first,
        open("lengths.txt") as lines,
        ProcessPoolExecutor(2) as second,
    ):
        return first.map(len, texts), list(second.map(len, lines))


def with_block_later(texts):
    pool = Pool(2)
    with pool:
        return pool.map(len, texts)


def finally_after(texts):
    pool = Pool(2)
    try:
        return pool.map(len, texts)
    finally:
        pool.close()
        pool.join()


def finally_inside(texts):
    try:
        pool = Pool(2)
        return pool.map(len, texts)
    finally:
        pool.terminate()
        pool.join()


def finally_before(texts):
    pool = None
    try:
        pool = Pool(2)
        return pool.map(len, texts)
    finally:
        if pool is not None:
            pool.terminate()


def finally_if_true(texts):
    pool = None
    try:
        pool = mp.Pool(2)
        return pool.map(len, texts)
    finally:
        if pool:
            pool.close()
            pool.join()


def straight(texts):
    pool = Pool(2)
    pending = pool.map_async(len, texts)
    pool.close()
    pool.join()
    return pending.get()


def shut_down(jobs, run):
    executor = ProcessPoolExecutor(2)
    try:
        return [executor.submit(run, job) for job in jobs]
    finally:
        executor.shutdown(wait=False, cancel_futures=True)


def closing_and_joined(texts):
    with closing(Pool(2)) as pool:
        lengths = pool.map(len, texts)
    pool.join()
    return lengths


def stacked(texts):
    with ExitStack() as stack:
        pool = stack.enter_context(Pool(2))
        return pool.map(len, texts)


def stacked_callback(texts):
    with contextlib.ExitStack() as stack:
        pool = Pool(2)
        stack.callback(pool.terminate)
        return pool.map(len, texts)


def stacked_callbacks(texts):
    with ExitStack() as stack:
        pool = Pool(2)
        stack.callback(pool.join)
        stack.callback(pool.close)
        return pool.map(len, texts)


def stacked_push(texts):
    with ExitStack() as stack:
        pool = Pool(2)
        stack.push(pool)
        return pool.map(len, texts)


def stack_of_the_caller(texts, stack: ExitStack):
    pool = stack.enter_context(Pool(2))
    return pool.map(len, texts)


def stack_of_the_caller_by_callback(texts, stack):
    pool = Pool(2)
    stack.callback(pool.terminate)
    return pool.map(len, texts)


async def stacked_async(texts):
    async with AsyncExitStack() as stack:
        pool = stack.enter_context(ThreadPoolExecutor(2))
        return list(pool.map(len, texts))


@contextmanager
def managed(size):
    pool = Pool(size)
    try:
        yield pool
    finally:
        pool.close()
        pool.join()


@contextmanager
def managed_briefly(size):
    with Pool(size) as pool:
        yield pool


def uses_managed(texts):
    with managed(2) as pool, managed_briefly(2) as other:
        return pool.map(len, texts), other.map(len, texts)


def interrupted(texts):
    pool = Pool(2)
    try:
        lengths = pool.map(len, texts)
    except BaseException:
        pool.terminate()
        raise
    else:
        pool.close()
    finally:
        pool.join()
    return lengths


def of_mpire(texts):
    pool = WorkerPool(n_jobs=2)
    try:
        return pool.map(len, texts)
    finally:
        pool.stop_and_join()


def of_mpire_whose_map_ends_its_workers(texts):
    pool = WorkerPool(n_jobs=2)
    return pool.map(len, texts)


def of_pathos(texts):
    pool = ProcessPool(2)
    try:
        return pool.map(len, texts)
    finally:
        pool.close()
        pool.join()
        pool.clear()


def all_of_a_list(batches):
    pools = [Pool(1) for _ in batches]
    try:
        return [pool.map(len, batch) for pool, batch in zip(pools, batches)]
    finally:
        for pool in pools:
            pool.terminate()


def all_of_a_dict(batches):
    pools = {name: Pool(1) for name in batches}
    try:
        return {name: pools[name].map(len, batch) for name, batch in batches.items()}
    finally:
        for pool in pools.values():
            pool.close()
            pool.join()


def by_attribute_name(texts):
    pool = Pool(2)
    try:
        return pool.map(len, texts)
    finally:
        getattr(pool, "terminate")()


def by_bound_method(texts):
    pool = Pool(2)
    stop = pool.terminate
    try:
        return pool.map(len, texts)
    finally:
        stop()
