"""Joined when it has ended."""

from contextlib import ExitStack, closing, suppress
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool

from mpire import WorkerPool


def right_order(texts):
    pool = Pool(2)
    pending = pool.map_async(len, texts)
    pool.close()
    pool.join()
    return pending.get()


def right_order_in_finally(texts):
    pool = Pool(2)
    try:
        return pool.map(len, texts)
    finally:
        pool.close()
        pool.join()


def after_terminate(texts):
    pool = Pool(2)
    try:
        return pool.map(len, texts)
    finally:
        pool.terminate()
        pool.join()


def inside_with(texts):
    with Pool(2) as pool:
        pending = pool.map_async(len, texts)
        pool.close()
        pool.join()
    return pending.get()


def after_with(texts):
    with Pool(2) as pool:
        lengths = pool.map(len, texts)
    pool.join()
    return lengths


def after_closing(texts):
    with closing(ThreadPool(2)) as pool:
        lengths = pool.map(len, texts)
    pool.join()
    return lengths


def after_a_stack(texts):
    with ExitStack() as stack:
        pool = stack.enter_context(Pool(2))
        lengths = pool.map(len, texts)
    pool.join()
    return lengths


def twice(texts):
    pool = Pool(2)
    pending = pool.map_async(len, texts)
    pool.close()
    pool.join()
    pool.join()
    return pending.get()


def ended_on_every_path(texts, quick):
    pool = Pool(2)
    pending = pool.map_async(len, texts)
    if quick:
        pending.wait(1)
        pool.terminate()
    else:
        pool.close()
    pool.join()
    return pending


def ended_on_every_exception(texts, measure):
    pool = Pool(2)
    try:
        lengths = pool.map(measure, texts)
    except BaseException:
        pool.terminate()
        raise
    else:
        pool.close()
    finally:
        pool.join()
    return lengths


def ended_by_a_flag(texts, quick):
    pool = Pool(2)
    pending = pool.map_async(len, texts)
    if quick:
        pending.wait(1)
        pool.terminate()
    if not quick:
        pool.close()
    pool.join()
    return pending


def all_closed_then_all_joined(batches):
    pools = [Pool(1) for _ in batches]
    for pool in pools:
        pool.close()
    for pool in pools:
        pool.join()


def end(pool):
    pool.close()


def wait_for(pool):
    pool.join()


def by_helpers(texts):
    pool = Pool(2)
    pending = pool.map_async(len, texts)
    end(pool)
    wait_for(pool)
    return pending.get()


def callbacks_in_reverse(texts):
    with ExitStack() as stack:
        pool = Pool(2)
        stack.callback(pool.join)
        stack.callback(pool.close)
        return pool.map(len, texts)


def by_bound_methods(texts):
    pool = Pool(2)
    ending = pool.close, pool.join
    pending = pool.map_async(len, texts)
    for each in ending:
        each()
    return pending


def of_mpire(texts):
    """Here join stops the workers."""
    pool = WorkerPool(2)
    lengths = None
    with suppress(Exception):
        lengths = pool.map(len, texts)
    pool.join()
    return lengths


def joined_if_closed(texts, measure):
    pool = Pool(2)
    closed = False
    try:
        lengths = pool.map(measure, texts)
        pool.close()
        closed = True
    finally:
        if not closed:
            pool.terminate()
        pool.join()
    return lengths


def replaced(texts):
    pool = Pool(2)
    pool.close()
    pool.join()
    pool = Pool(4)
    pending = pool.map_async(len, texts)
    pool.close()
    pool.join()
    return pending
