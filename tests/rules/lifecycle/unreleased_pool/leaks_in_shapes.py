"""Forgotten in loops, generators, coroutines, comprehensions, lambdas and nested functions."""

import asyncio
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from multiprocessing import Pool


def each_turn(batches):
    totals = []
    for batch in batches:
        pool = Pool(2)  # expect: PP101
        totals.append(sum(pool.map(len, batch)))
    return totals


def while_there_is_work(queue):
    while not queue.empty():
        pool = Pool(2)  # expect: PP101
        pool.map(print, queue.get_nowait())


def lazily(texts):
    pool = Pool(2)  # expect: PP101
    yield from pool.imap(len, texts)


def one_by_one(texts):
    pool = Pool(2)  # expect: PP101
    for length in pool.imap_unordered(len, texts):
        yield length


async def offloaded(image, blur):
    loop = asyncio.get_running_loop()
    executor = ProcessPoolExecutor()  # expect: PP101
    return await loop.run_in_executor(executor, blur, image)


async def offloaded_at_once(image, blur):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(ThreadPoolExecutor(1), blur, image)  # expect: PP101


async def gathered(images, blur):
    loop = asyncio.get_event_loop()
    executor = ThreadPoolExecutor(4)  # expect: PP101
    return await asyncio.gather(*[loop.run_in_executor(executor, blur, i) for i in images])


def in_a_nested_function(texts):
    def lengths():
        pool = Pool(2)  # expect: PP101
        return pool.map(len, texts)

    return lengths()


lengths = lambda texts: Pool(2).map(len, texts)  # expect: PP101


def a_list_of_them(batches):
    pools = [Pool(1) for _ in batches]  # expect: PP101
    return [pool.map(len, batch) for pool, batch in zip(pools, batches)]


def a_dict_of_them(batches):
    pools = {name: Pool(1) for name in batches}  # expect: PP101
    return {name: pools[name].map(len, batch) for name, batch in batches.items()}


def collected(batches):
    pools = []
    for _ in batches:
        pools.append(Pool(1))  # expect: PP101
    return [pool.map(len, batch) for pool, batch in zip(pools, batches)]


def deleted(texts):
    pool = Pool(2)  # expect: PP101
    lengths = pool.map(len, texts)
    del pool
    return lengths


def overwritten(texts):
    pool = Pool(2)  # expect: PP101
    lengths = pool.map(len, texts)
    pool = None
    return lengths, pool


def on_every_branch(texts, big):
    if big:
        pool = Pool(16)  # expect: PP101
    else:
        pool = Pool(2)  # expect: PP101
    return pool.map(len, texts)


def caught_and_forgotten(texts, measure):
    pool = Pool(2)  # expect: PP101
    try:
        return pool.map(measure, texts)
    except ValueError:
        return []


def prepared_call(texts):
    start = partial(Pool, 2)
    pool = start()  # expect: PP101
    return pool.map(len, texts)


def chosen(texts, threads):
    start = ThreadPoolExecutor if threads else ProcessPoolExecutor
    executor = start(4)  # expect: PP101
    return list(executor.map(len, texts))


def by_case(texts, kind):
    match kind:
        case "threads":
            executor = ThreadPoolExecutor(4)  # expect: PP101
        case _:
            executor = ProcessPoolExecutor(4)  # expect: PP101
    return list(executor.map(len, texts))
