"""Closed, and nobody waits."""

import multiprocessing as mp
from contextlib import ExitStack, closing
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool

import billiard
import torch.multiprocessing as tmp


def at_the_end(texts):
    pool = Pool(4)  # expect: PP102
    pending = pool.map_async(len, texts)
    pool.close()
    return pending


def in_finally(texts):
    pool = Pool(4)  # expect: PP102
    try:
        return pool.map(len, texts)
    finally:
        pool.close()


def after_the_results(texts):
    pool = Pool(4)  # expect: PP102
    try:
        pending = [pool.apply_async(len, (text,)) for text in texts]
        return [each.get(timeout=10) for each in pending]
    finally:
        pool.close()


def before_the_results(texts):
    pool = Pool(4)  # expect: PP102
    pending = pool.map_async(len, texts)
    pool.close()
    return pending.get(timeout=60)


def closing_block(texts):
    with closing(Pool(4)) as pool:  # expect: PP102
        return pool.map(len, texts)


def closing_block_of_a_name(texts):
    pool = ThreadPool(4)  # expect: PP102
    with closing(pool):
        return pool.map(len, texts)


def closing_on_a_stack(texts):
    with ExitStack() as stack:
        pool = stack.enter_context(closing(Pool(4)))  # expect: PP102
        return pool.map(len, texts)


def close_on_a_stack(texts):
    with ExitStack() as stack:
        pool = Pool(4)  # expect: PP102
        stack.callback(pool.close)
        return pool.map(len, texts)


def joined_the_wrong_one(texts):
    first = Pool(2)  # expect: PP102
    second = Pool(2)
    pending = first.map_async(len, texts), second.map_async(str, texts)
    first.close()
    second.close()
    second.join()
    return pending


def joined_if_asked(texts, wait):
    pool = Pool(2)  # expect: PP102
    pending = pool.map_async(len, texts)
    pool.close()
    if wait:
        pool.join()
    return pending


def returned_before_the_join(texts):
    pool = Pool(2)  # expect: PP102
    pending = pool.map_async(len, texts)
    pool.close()
    if not texts:
        return None
    pool.join()
    return pending


def closed_twice(texts):
    pool = Pool(2)  # expect: PP102
    pending = pool.map_async(len, texts)
    pool.close()
    pool.close()
    return pending


def dropped(texts):
    pool = mp.Pool(2)  # expect: PP102
    pending = pool.map_async(len, texts)
    pool.close()
    del pool
    return pending


def each_turn(batches):
    for batch in batches:
        pool = Pool(2)  # expect: PP102
        pool.map_async(print, batch).wait()
        pool.close()


def lazily(texts):
    pool = Pool(2)  # expect: PP102
    try:
        yield from pool.imap(len, texts)
    finally:
        pool.close()


async def in_a_coroutine(texts, pause):
    pool = ThreadPool(2)  # expect: PP102
    try:
        await pause()
        return pool.map(len, texts)
    finally:
        pool.close()


def all_of_a_list(batches):
    pools = [Pool(1) for _ in batches]  # expect: PP102
    pending = [pool.map_async(len, batch) for pool, batch in zip(pools, batches)]
    for pool in pools:
        pool.close()
    return pending


def of_billiard(texts):
    pool = billiard.Pool(2)  # expect: PP102
    pending = pool.map_async(len, texts)
    pool.close()
    return pending


def of_torch(texts):
    pool = tmp.get_context("spawn").Pool(2)  # expect: PP102
    pending = pool.map_async(len, texts)
    pool.close()
    return pending


def slept_instead(texts):
    import time

    pool = Pool(2)  # expect: PP102
    pending = pool.map_async(len, texts)
    pool.close()
    time.sleep(5)
    return pending


if __name__ == "__main__":
    pool = Pool(2)  # expect: PP102
    print(pool.map(abs, range(10)))
    pool.close()
