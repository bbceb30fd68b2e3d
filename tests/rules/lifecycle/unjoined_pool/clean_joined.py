"""Closed and joined, in all the ways there are; or ended in a way that needs no join."""

import atexit
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool

from mpire import WorkerPool


def straight(texts):
    pool = Pool(2)
    pending = pool.map_async(len, texts)
    pool.close()
    pool.join()
    return pending.get()


def in_finally(texts):
    pool = Pool(2)
    try:
        return pool.map(len, texts)
    finally:
        pool.close()
        pool.join()


def joined_in_finally(texts):
    pool = Pool(2)
    try:
        pending = pool.map_async(len, texts)
        pool.close()
        return pending.get()
    except BaseException:
        pool.terminate()
        raise
    finally:
        pool.join()


def closed_in_else(texts, measure):
    pool = Pool(2)
    try:
        lengths = pool.map(measure, texts)
    except BaseException:
        pool.terminate()
        raise
    else:
        pool.close()
    pool.join()
    return lengths


def terminated(texts):
    pool = Pool(2)
    try:
        return pool.map(len, texts)
    finally:
        pool.terminate()


def terminated_and_joined(texts):
    pool = ThreadPool(2)
    try:
        return pool.map(len, texts)
    finally:
        pool.terminate()
        pool.join()


def closed_then_terminated(texts):
    pool = Pool(2)
    try:
        return pool.map(len, texts)
    finally:
        pool.close()
        pool.terminate()


def inside_with(texts):
    with Pool(2) as pool:
        pending = pool.map_async(len, texts)
        pool.close()
        pool.join()
    return pending.get()


def only_closed_inside_with(texts):
    with Pool(2) as pool:
        lengths = pool.map(len, texts)
        pool.close()
    return lengths


def only_with(texts):
    with Pool(2) as pool:
        return pool.map(len, texts)


def closing_and_join(texts):
    with closing(Pool(2)) as pool:
        pending = pool.map_async(len, texts)
    pool.join()
    return pending.get()


def all_closed_then_all_joined(batches):
    pools = [Pool(1) for _ in batches]
    pending = [pool.map_async(len, batch) for pool, batch in zip(pools, batches)]
    for pool in pools:
        pool.close()
    for pool in pools:
        pool.join()
    return pending


def each_closed_and_joined(batches):
    pools = {name: Pool(1) for name in batches}
    pending = [pools[name].map_async(len, batch) for name, batch in batches.items()]
    for name in pools:
        pools[name].close()
        pools[name].join()
    return pending


def callbacks_in_reverse(texts):
    with ExitStack() as stack:
        pool = Pool(2)
        stack.callback(pool.join)
        stack.callback(pool.close)
        return pool.map(len, texts)


def callback_that_terminates(texts):
    with ExitStack() as stack:
        pool = Pool(2)
        stack.callback(pool.terminate)
        return pool.map(len, texts)


def finish(pool):
    pool.close()
    pool.join()


def by_a_helper(texts):
    pool = Pool(2)
    pending = pool.map_async(len, texts)
    finish(pool)
    return pending.get()


def wait_for(pool):
    pool.join()


def closed_here_joined_there(texts):
    pool = Pool(2)
    pending = pool.map_async(len, texts)
    pool.close()
    wait_for(pool)
    return pending.get()


def closed_and_returned(texts):
    pool = Pool(2)
    pending = pool.map_async(len, texts)
    pool.close()
    return pool, pending


def joins_what_it_gets(texts):
    pool, pending = closed_and_returned(texts)
    pool.join()
    return pending.get()


def at_exit(texts):
    pool = Pool(2)
    atexit.register(finish, pool)
    return pool.map(len, texts)


def joined_by_a_nested_function(texts, subscribe):
    pool = Pool(2)
    pending = pool.map_async(len, texts)
    pool.close()

    def done():
        pool.join()
        return pending.get()

    subscribe(done)


@contextmanager
def managed(size):
    pool = Pool(size)
    try:
        yield pool
    finally:
        pool.close()
        pool.join()


def shut_down_without_waiting(texts):
    executor = ThreadPoolExecutor(2)
    pending = [executor.submit(len, text) for text in texts]
    executor.shutdown(wait=False)
    return [each.result() for each in pending]


def of_mpire(texts):
    pool = WorkerPool(2)
    try:
        return pool.map(len, texts)
    finally:
        pool.stop_and_join()


def same_flag(texts, wait):
    pool = Pool(2)
    pending = pool.map_async(len, texts)
    if wait:
        pool.close()
        pool.join()
    else:
        pending.wait(1)
        pool.terminate()
    return pending


def with_around_the_end(texts):
    pool = Pool(2)
    with pool:
        pending = pool.map_async(len, texts)
        pool.close()
        pool.join()
    return pending.get()
