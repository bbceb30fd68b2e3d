"""A pool for every turn, where one would do."""

import multiprocessing as mp
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import ExitStack
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool


def with_block(batches):
    for batch in batches:
        with Pool(2) as pool:  # expect: PP106
            print(pool.map(len, batch))


def with_executor(batches):
    lengths = []
    for batch in batches:
        with ProcessPoolExecutor() as executor:  # expect: PP106
            lengths += executor.map(len, batch)
    return lengths


def with_threads(batches):
    for batch in batches:
        with ThreadPoolExecutor(4) as executor:  # expect: PP106
            print(list(executor.map(len, batch)))


def in_finally(batches):
    for batch in batches:
        pool = Pool(2)  # expect: PP106
        try:
            print(pool.map(len, batch))
        finally:
            pool.close()
            pool.join()


def straight(batches):
    for batch in batches:
        pool = ThreadPool(2)  # expect: PP106
        pending = pool.map_async(len, batch)
        pool.close()
        pool.join()
        print(pending.get())


def while_loop(batches):
    position = 0
    while position < len(batches):
        with Pool(2) as pool:  # expect: PP106
            print(pool.map(len, batches[position]))
        position += 1


def while_there_is_more(queue):
    while not queue.empty():
        with mp.Pool(2) as pool:  # expect: PP106
            print(pool.map(len, queue.get_nowait()))


def inner_loop(groups):
    for group in groups:
        for batch in group:
            with Pool(2) as pool:  # expect: PP106
                print(pool.map(len, batch))


def outer_loop(groups):
    for group in groups:
        with Pool(2) as pool:  # expect: PP106
            for batch in group:
                print(pool.map(len, batch))


def under_a_condition(batches):
    for batch in batches:
        if len(batch) > 100:
            with Pool(2) as pool:  # expect: PP106
                print(pool.map(len, batch))
        else:
            print(list(map(len, batch)))


def epochs(model, batches):
    for epoch in range(100):
        with mp.get_context("spawn").Pool(2) as pool:  # expect: PP106
            losses = pool.map(model, batches)
        print(epoch, losses)


def generator(batches):
    for batch in batches:
        with Pool(2) as pool:  # expect: PP106
            yield pool.map(len, batch)


async def coroutine(batches, loop, blur):
    for batch in batches:
        with ThreadPoolExecutor(2) as executor:  # expect: PP106
            await loop.run_in_executor(executor, blur, batch)


async def asynchronous_loop(stream, loop, blur):
    async for batch in stream:
        with ThreadPoolExecutor(2) as executor:  # expect: PP106
            await loop.run_in_executor(executor, blur, batch)


def stacked(batches):
    for batch in batches:
        with ExitStack() as stack:
            pool = stack.enter_context(Pool(2))  # expect: PP106
            print(pool.map(len, batch))


def two_of_them(batches):
    for batch in batches:
        with Pool(2) as pool, ThreadPool(2) as threads:  # expect: PP106, PP106
            print(pool.map(len, batch), threads.map(len, batch))


def skipped_turns(batches):
    for batch in batches:
        if not batch:
            continue
        with Pool(2) as pool:  # expect: PP106
            print(pool.map(len, batch))


def stop(pool):
    pool.close()
    pool.join()


def ended_by_a_helper(batches):
    for batch in batches:
        pool = Pool(2)  # expect: PP106
        pending = pool.map_async(len, batch)
        stop(pool)
        print(pending.get())
