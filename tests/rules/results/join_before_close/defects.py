"""Joined while it runs."""

import multiprocessing as mp
from contextlib import ExitStack
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool

import billiard


def wrong_order(texts):
    pool = Pool(2)
    pending = pool.map_async(len, texts)
    pool.join()  # expect: PP201
    pool.close()
    return pending


def wrong_order_in_finally(texts):
    pool = Pool(2)
    try:
        return pool.map(len, texts)
    finally:
        pool.join()  # expect: PP201
        pool.close()


def meant_to_wait(texts):
    pool = mp.Pool(2)
    pending = pool.map_async(len, texts)
    pool.join()  # expect: PP201
    lengths = pending.get(timeout=10)
    pool.terminate()
    return lengths


def inside_with(texts):
    with Pool(2) as pool:
        pending = pool.map_async(len, texts)
        pool.join()  # expect: PP201
        return pending.get(timeout=10)


def inside_with_and_closed_later(texts):
    with ThreadPool(2) as pool:
        pending = pool.map_async(len, texts)
        pool.join()  # expect: PP201
        pool.close()
    return pending


def never_closed(texts):
    pool = Pool(2)
    pool.map_async(print, texts).wait()
    pool.join()  # expect: PP201


def closed_on_one_path(texts, quick):
    pool = Pool(2)
    pending = pool.map_async(len, texts)
    if quick:
        pending.wait(1)
        pool.terminate()
    pool.join()  # expect: PP201
    return pending


def terminated_on_interrupt_only(texts, measure):
    pool = Pool(2)
    try:
        lengths = pool.map(measure, texts)
    except KeyboardInterrupt:
        pool.terminate()
        raise
    else:
        pool.close()
    finally:
        pool.join()  # expect: PP201
    return lengths


def closed_in_the_try(texts, measure):
    pool = Pool(2)
    try:
        lengths = pool.map(measure, texts)
        pool.close()
    finally:
        pool.join()  # expect: PP201
    return lengths


def each_turn(batches):
    pool = Pool(2)
    for batch in batches:
        pool.map_async(print, batch).wait()
        pool.join()  # expect: PP201
    pool.close()
    pool.join()


def all_of_a_list(batches):
    for batch in batches:
        pool = Pool(1)
        pool.map_async(print, batch).wait()
        pool.join()  # expect: PP201
        pool.terminate()


def from_a_context(texts):
    pool = mp.get_context("spawn").Pool(2)
    pending = pool.map_async(len, texts)
    pool.join()  # expect: PP201
    pool.close()
    return pending


def on_a_stack(texts):
    with ExitStack() as stack:
        pool = stack.enter_context(Pool(2))
        pending = pool.map_async(len, texts)
        pool.join()  # expect: PP201
        return pending.get(timeout=10)


def of_billiard(texts):
    pool = billiard.Pool(2)
    pending = pool.map_async(len, texts)
    pool.join()  # expect: PP201
    pool.close()
    return pending


def joined_the_wrong_one(texts):
    first = Pool(2)
    second = Pool(2)
    pending = first.map_async(len, texts), second.map_async(str, texts)
    first.close()
    second.join()  # expect: PP201
    first.join()
    second.close()
    return pending


def second_name(texts):
    pool = Pool(2)
    workers = pool
    pending = pool.map_async(len, texts)
    workers.join()  # expect: PP201
    pool.close()
    return pending


def generator(texts):
    pool = Pool(2)
    try:
        yield from pool.imap(len, texts)
    finally:
        pool.join()  # expect: PP201
        pool.terminate()


def start():
    return Pool(2)


def made_by_a_helper(texts):
    pool = start()
    pending = pool.map_async(len, texts)
    pool.join()  # expect: PP201
    pool.close()
    return pending


if __name__ == "__main__":
    pool = Pool(2)
    print(pool.map(abs, range(10)))
    pool.join()  # expect: PP201
    pool.close()
