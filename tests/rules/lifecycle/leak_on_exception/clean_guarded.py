"""Much can raise, and the pool is ended all the same."""

import sys
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack, contextmanager, suppress
from multiprocessing import Pool

import pytest


def with_block(texts, measure):
    with Pool(2) as pool:
        return pool.map(measure, texts)


def with_block_after_quiet_lines(texts, measure):
    pool = Pool(2)
    print("measuring", len(texts))
    with pool:
        return pool.map(measure, texts)


def in_finally(texts, measure):
    pool = Pool(2)
    try:
        return pool.map(measure, texts)
    finally:
        pool.close()
        pool.join()


def in_an_outer_finally(texts, measure):
    pool = Pool(2)
    try:
        try:
            return pool.map(measure, texts)
        except ValueError:
            return []
    finally:
        pool.terminate()


def in_finally_if_there(texts, measure):
    pool = None
    try:
        texts = measure(texts)
        pool = Pool(2)
        return pool.map(measure, texts)
    finally:
        if pool is not None:
            pool.close()
            pool.join()


def caught_all(texts, measure):
    pool = Pool(2)
    try:
        lengths = pool.map(measure, texts)
    except Exception as error:
        print(error)
        lengths = []
    pool.close()
    pool.join()
    return lengths


def caught_all_and_raised(texts, measure):
    pool = Pool(2)
    try:
        lengths = pool.map(measure, texts)
    except BaseException:
        pool.terminate()
        raise
    pool.close()
    pool.join()
    return lengths


def caught_bare(texts, measure):
    pool = Pool(2)
    try:
        lengths = pool.map(measure, texts)
    except:
        pool.terminate()
        raise
    pool.close()
    pool.join()
    return lengths


def interrupted_and_failed(texts, measure):
    pool = Pool(2)
    try:
        lengths = pool.map(measure, texts)
    except KeyboardInterrupt:
        pool.terminate()
        raise
    except Exception:
        pool.terminate()
        raise
    pool.close()
    pool.join()
    return lengths


def ended_in_else_and_handler(texts, measure):
    pool = Pool(2)
    try:
        lengths = pool.map(measure, texts)
    except Exception:
        pool.terminate()
        lengths = []
    else:
        pool.close()
        pool.join()
    return lengths


def suppressed(texts, measure):
    pool = Pool(2)
    lengths = []
    with suppress(Exception):
        lengths = pool.map(measure, texts)
    pool.close()
    pool.join()
    return lengths


def gave_up(texts, measure):
    pool = Pool(2)
    try:
        lengths = pool.map(measure, texts)
    except Exception as error:
        sys.exit(f"measuring failed: {error}")
    pool.close()
    pool.join()
    return lengths


def stacked(texts, measure):
    with ExitStack() as stack:
        pool = Pool(2)
        stack.callback(pool.terminate)
        return pool.map(measure, texts)


def generator(texts, measure):
    pool = Pool(2)
    try:
        yield from pool.imap(measure, texts)
    finally:
        pool.terminate()


@contextmanager
def managed(size):
    pool = Pool(size)
    try:
        yield pool
    finally:
        pool.terminate()


@pytest.fixture
def pool():
    workers = Pool(2)
    yield workers
    workers.close()
    workers.join()


async def coroutine(image, blur, loop):
    executor = ThreadPoolExecutor(2)
    try:
        return await loop.run_in_executor(executor, blur, image)
    finally:
        executor.shutdown(wait=False)


def completed(texts, measure):
    with ThreadPoolExecutor(2) as executor:
        futures = [executor.submit(measure, text) for text in texts]
        return [future.result() for future in as_completed(futures)]


def each_turn(batches, measure):
    for batch in batches:
        pool = Pool(2)
        try:
            print(pool.map(measure, batch))
        except ValueError:
            continue
        finally:
            pool.terminate()


def stop(pool):
    pool.close()
    pool.join()


def helper_in_finally(texts, measure):
    pool = Pool(2)
    try:
        return pool.map(measure, texts)
    finally:
        stop(pool)


def own_pool(texts, measure, pool=None):
    own = pool is None
    if own:
        pool = Pool(2)
    try:
        return pool.map(measure, texts)
    finally:
        if own:
            pool.close()
            pool.join()
