"""A branch or an early way out gets past the end of the pool."""

import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool

from settings import VERBOSE


def early_return(texts):
    pool = Pool(2)  # expect: PP104
    if not texts:
        return []
    pending = pool.map_async(len, texts)
    pool.close()
    pool.join()
    return pending.get()


def early_return_before_the_try(texts):
    pool = Pool(2)  # expect: PP104
    if not texts:
        return []
    try:
        return pool.map(len, texts)
    finally:
        pool.terminate()


def early_return_before_the_with(texts):
    pool = Pool(2)  # expect: PP104
    if not texts:
        return []
    with pool:
        return pool.map(len, texts)


def late_return(texts):
    pool = Pool(2)  # expect: PP104
    pending = pool.map_async(len, texts)
    pending.wait(10)
    if not pending.ready():
        return None
    pool.close()
    pool.join()
    return pending.get()


def one_branch(texts, wait):
    pool = Pool(2)  # expect: PP104
    pending = pool.map_async(len, texts)
    if wait:
        pool.close()
        pool.join()
    return pending


def other_branch(texts, wait):
    pool = Pool(2)  # expect: PP104
    pending = pool.map_async(len, texts)
    if wait:
        pending.wait()
    else:
        pending.wait(1)
        pool.terminate()
    return pending


def one_of_many(texts, mode):
    pool = Pool(2)  # expect: PP104
    if mode == "fast":
        pending = pool.map_async(len, texts)
        pool.close()
        pool.join()
    elif mode == "slow":
        pending = pool.map_async(str, texts)
    else:
        pending = None
        pool.terminate()
    return pending


def one_case(texts, mode):
    pool = ThreadPool(2)  # expect: PP104
    match mode:
        case "fast":
            pending = pool.map_async(len, texts)
            pending.wait(1)
            pool.terminate()
        case "slow":
            pending = pool.map_async(str, texts)
        case _:
            pending = None
            pool.terminate()
    return pending


def no_case(texts, mode):
    pool = ThreadPool(2)  # expect: PP104
    match mode:
        case "fast":
            pool.terminate()
        case "slow":
            pool.close()
            pool.join()


def another_condition(texts, size):
    pool = None
    if size > 1:
        pool = Pool(size)  # expect: PP104
        pool.map_async(print, texts).wait()
    if size > 2:
        pool.close()
        pool.join()


def another_flag(texts, parallel, verbose):
    if parallel:
        pool = Pool(2)  # expect: PP104
        pool.map_async(print, texts).wait()
    if parallel and verbose:
        pool.terminate()


def flag_turned_round(texts, pool=None):
    own_pool = pool is None
    if own_pool:
        pool = Pool(2)  # expect: PP101
    pool.map_async(print, texts).wait()
    if not own_pool:
        pool.terminate()


def condition_that_changed(texts, size):
    if size > 1:
        pool = Pool(size)  # expect: PP104
        pool.map_async(print, texts).wait()
    size = len(texts)
    if size > 1:
        pool.terminate()


def nested_conditions(texts, one, two):
    pool = Pool(2)  # expect: PP104
    if one:
        if two:
            pool.terminate()
    else:
        pool.terminate()


def short_circuit(texts, done):
    pool = Pool(2)  # expect: PP104
    pool.map_async(print, texts).wait()
    done and pool.terminate()


def conditional_expression(texts, done):
    pool = Pool(2)  # expect: PP104
    pool.map_async(print, texts).wait()
    return pool.terminate() if done else None


def executor(jobs, run):
    executor = ProcessPoolExecutor(2)  # expect: PP104
    futures = [executor.submit(run, job) for job in jobs]
    if not futures:
        return []
    executor.shutdown()
    return [future.result() for future in futures]


async def coroutine(jobs):
    executor = ThreadPoolExecutor(2)  # expect: PP104
    if not jobs:
        return
    executor.shutdown(wait=False)


def generator(texts):
    pool = Pool(2)  # expect: PP104
    if not texts:
        return
    try:
        yield from pool.imap(len, texts)
    finally:
        pool.terminate()


def stop(pool, really):
    if really:
        pool.terminate()


def helper_that_may(texts, really):
    pool = Pool(2)  # expect: PP104
    pool.map_async(print, texts).wait()
    stop(pool, really)


def in_the_try(texts, measure):
    pool = Pool(2)  # expect: PP104
    try:
        if not texts:
            return []
        lengths = pool.map(measure, texts)
    except Exception:
        pool.terminate()
        raise
    pool.close()
    pool.join()
    return lengths


def one_of_two_pools(texts, both):
    first = Pool(2)
    second = Pool(2)  # expect: PP104
    first.map_async(print, texts).wait()
    first.terminate()
    if both:
        second.terminate()


def outside_flag(texts):
    pool = Pool(2)  # expect: PP104
    if sys.flags.optimize:
        pool.terminate()
    return texts


def outside_list():
    pool = Pool(2)  # expect: PP104
    if sys.argv[1:]:
        pool.terminate()


def outside_setting():
    pool = Pool(2)  # expect: PP104
    if VERBOSE is not None:
        pool.terminate()
