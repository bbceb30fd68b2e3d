"""Work for a pool that takes none any more."""

import multiprocessing as mp
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import ExitStack, closing
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool


def after_close(texts):
    pool = Pool(2)
    pool.close()
    pending = pool.map_async(len, texts)  # expect: PP202
    pool.join()
    return pending


def after_join(texts):
    pool = mp.Pool(2)
    pending = pool.map_async(len, texts)
    pool.close()
    pool.join()
    return pending, pool.map_async(str, texts)  # expect: PP202


def after_terminate(texts):
    pool = ThreadPool(2)
    pool.terminate()
    return pool.apply_async(len, (texts,))  # expect: PP202


def after_shutdown(texts):
    executor = ThreadPoolExecutor(2)
    executor.shutdown()
    return executor.submit(len, texts)  # expect: PP202


def after_with(texts):
    with Pool(2) as pool:
        lengths = pool.map(len, texts)
    return lengths, pool.map(str, texts)  # expect: PP202


def after_with_executor(texts):
    with ProcessPoolExecutor() as executor:
        lengths = list(executor.map(len, texts))
    return lengths, executor.submit(len, texts)  # expect: PP202


def after_closing(texts):
    with closing(Pool(2)) as pool:
        lengths = pool.map(len, texts)
    pool.join()
    return lengths, pool.imap(str, texts)  # expect: PP202


def after_a_stack(texts):
    with ExitStack() as stack:
        pool = stack.enter_context(Pool(2))
        lengths = pool.map(len, texts)
    return lengths, pool.map(str, texts)  # expect: PP202


def second_with(texts):
    pool = Pool(2)
    with pool:
        lengths = pool.map(len, texts)
    with pool:  # expect: PP202
        return lengths


def each_turn(batches):
    pool = Pool(2)  # expect: PP104
    for batch in batches:
        pending = pool.map_async(len, batch)  # expect: PP202
        pool.close()
        pool.join()
        print(pending.get())


def each_turn_by_with(batches):
    pool = Pool(2)  # expect: PP104
    for batch in batches:
        with pool:  # expect: PP202
            print(pool.map(len, batch))


def on_one_path(texts, quick):
    pool = Pool(2)
    if quick:
        pool.terminate()
    pending = pool.map_async(len, texts)  # expect: PP202
    pool.close()
    pool.join()
    return pending


def closed_too_early(texts):
    pool = Pool(2)
    pending = []
    for text in texts:
        pending.append(pool.apply_async(len, (text,)))  # expect: PP202
        pool.close()
    pool.join()  # expect: PP201
    return pending


def in_the_handler(texts, measure):
    pool = Pool(2)
    try:
        return pool.map(measure, texts)
    except ValueError:
        pool.terminate()
        return pool.map(len, texts)  # expect: PP202
    finally:
        pool.terminate()


def finish(pool):
    pool.close()
    pool.join()


def ended_by_a_helper(texts):
    pool = Pool(2)
    pending = pool.map_async(len, texts)
    finish(pool)
    return pending, pool.map_async(str, texts)  # expect: PP202


def run_all(pool, texts):
    with pool:
        return pool.map(len, texts)


def ended_by_a_helper_with(texts):
    pool = Pool(2)
    lengths = run_all(pool, texts)
    return lengths, pool.map(str, texts)  # expect: PP202


def second_name(texts):
    pool = Pool(2)
    workers = pool
    workers.close()
    pending = pool.map_async(len, texts)  # expect: PP202
    pool.join()
    return pending


async def coroutine(texts):
    with ThreadPoolExecutor(2) as executor:
        first = executor.submit(len, texts)
    return first, executor.submit(str, texts)  # expect: PP202


def all_methods(texts):
    pool = Pool(2)
    pool.close()
    pool.join()
    try:
        return [
            pool.apply(len, (texts,)),  # expect: PP202
            pool.starmap(len, texts),  # expect: PP202
            pool.starmap_async(len, texts),  # expect: PP202
            pool.imap_unordered(len, texts),  # expect: PP202
        ]
    except Exception:
        return []


if __name__ == "__main__":
    with Pool(2) as pool:
        print(pool.map(abs, range(10)))
    print(pool.map(abs, range(20)))  # expect: PP202
