"""Conditions that belong together."""

import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, nullcontext
from multiprocessing import Pool


def same_comparison(texts, size):
    if size > 1:
        pool = Pool(size)
        pending = pool.map_async(len, texts)
    else:
        pending = None
    if size > 1:
        pool.close()
        pool.join()
    return pending


def same_flag(texts, parallel):
    if parallel:
        pool = Pool(2)
        pool.map_async(print, texts).wait()
    else:
        print(texts)
    if parallel:
        pool.terminate()


def same_flag_turned_round(texts, serial):
    if not serial:
        pool = Pool(2)
        pool.map_async(print, texts).wait()
    if serial:
        print(texts)
    else:
        pool.terminate()


def two_flags(texts, parallel, threads):
    if parallel and threads:
        pool = ThreadPoolExecutor(2)
    if parallel and threads:
        pool.shutdown()


def is_not_none(texts, size):
    pool = Pool(size) if size else None
    if pool is not None:
        pool.map_async(print, texts).wait()
    if pool is not None:
        pool.close()
        pool.join()


def is_none_first(texts, size):
    pool = None
    if size > 1:
        pool = Pool(size)
    if pool is None:
        return list(map(len, texts))
    pending = pool.map_async(len, texts)
    pool.close()
    pool.join()
    return pending.get()


def is_true(texts, size):
    pool = size > 1 and Pool(size)
    if pool:
        pool.map_async(print, texts).wait()
        pool.terminate()


def own_pool(texts, pool=None):
    own_pool = False
    if pool is None:
        pool = Pool(2)
        own_pool = True
    pool.map_async(print, texts).wait()
    if own_pool:
        pool.close()
        pool.join()


def own_pool_at_once(texts, pool=None):
    own_pool = pool is None
    pool = pool or Pool(2)
    pool.map_async(print, texts).wait()
    if own_pool:
        pool.terminate()


def own_pool_by_or(texts, given=None):
    pool = given or Pool(2)
    try:
        return pool.map(len, texts)
    finally:
        if not given:
            pool.close()
            pool.join()


def own_pool_by_comparison(texts, given=None):
    pool = given if given is not None else Pool(2)
    try:
        return pool.map(len, texts)
    finally:
        if pool is not given:
            pool.terminate()


def own_pool_on_a_stack(texts, pool=None):
    with ExitStack() as stack:
        if pool is None:
            pool = stack.enter_context(Pool(2))
        return pool.map(len, texts)


def own_pool_or_nothing(texts, pool=None):
    with nullcontext(pool) if pool else Pool(2) as workers:
        return workers.map(len, texts)


def function_that_maps(texts, size):
    if size > 1:
        pool = Pool(size)
        mapper = pool.map
    else:
        pool = None
        mapper = map
    try:
        return list(mapper(len, texts))
    finally:
        if pool is not None:
            pool.terminate()


def early_return_first(texts):
    if not texts:
        return []
    pool = Pool(2)
    pending = pool.map_async(len, texts)
    pool.close()
    pool.join()
    return pending.get()


def early_return_that_ends(texts):
    pool = Pool(2)
    if not texts:
        pool.terminate()
        return []
    pending = pool.map_async(len, texts)
    pool.close()
    pool.join()
    return pending.get()


def early_return_in_the_try(texts):
    pool = Pool(2)
    try:
        if not texts:
            return []
        return pool.map(len, texts)
    finally:
        pool.close()
        pool.join()


def every_branch(texts, mode):
    pool = Pool(2)
    if mode == "fast":
        pool.terminate()
    elif mode == "slow":
        pool.map_async(print, texts).wait()
        pool.close()
        pool.join()
    else:
        pool.terminate()


def every_case(texts, mode):
    pool = Pool(2)
    match mode:
        case "fast":
            pool.terminate()
        case _:
            pool.close()
            pool.join()


def one_ending_for_all_branches(texts, mode):
    if mode == "threads":
        pool = ThreadPoolExecutor(2)
    elif mode == "more":
        pool = ThreadPoolExecutor(8)
    else:
        return list(map(len, texts))
    with pool:
        return list(pool.map(len, texts))


def raised_instead(texts, mode):
    pool = Pool(2)
    if mode == "fast":
        pool.terminate()
    else:
        pool.terminate()
        raise ValueError(mode)


def returned_or_ended(texts, keep):
    pool = Pool(2)
    if keep:
        return pool
    pool.terminate()
    return None


def outside_setting(texts):
    if sys.flags.optimize:
        pool = Pool(2)
        pending = pool.map_async(len, texts)
    if sys.flags.optimize:
        pool.close()
        pool.join()
        return pending
    return texts


def matched_constant(texts, mode):
    match mode:
        case "processes" | "both":
            pool = Pool(2)
        case _:
            pool = ThreadPoolExecutor(2)
    if mode == "processes" or mode == "both":
        pool.terminate()
    else:
        pool.shutdown()
    return texts
