"""Results bring back what a task raised, and then nothing ends the pool."""

import multiprocessing as mp
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool

from tqdm import tqdm


def mapped(texts, measure):
    pool = Pool(2)  # expect: PP103
    lengths = pool.map(measure, texts)
    pool.close()
    pool.join()
    return lengths


def mapped_and_dropped(texts, measure):
    pool = Pool(2)  # expect: PP103
    pool.map(measure, texts)
    pool.terminate()


def starmapped(pairs, add):
    pool = mp.Pool(2)  # expect: PP103
    sums = pool.starmap(add, pairs)
    pool.close()
    pool.join()
    return sums


def applied(text, measure):
    pool = Pool(2)  # expect: PP103
    length = pool.apply(measure, (text,))
    pool.terminate()
    return length


def got(text, measure):
    pool = Pool(2)  # expect: PP103
    pending = pool.apply_async(measure, (text,))
    length = pending.get(timeout=10)
    pool.close()
    pool.join()
    return length


def got_each(texts, measure):
    pool = ThreadPool(2)  # expect: PP103
    pending = [pool.apply_async(measure, (text,)) for text in texts]
    lengths = [each.get(timeout=10) for each in pending]
    pool.close()
    pool.join()
    return lengths


def listed(texts, measure):
    pool = Pool(2)  # expect: PP103
    lengths = list(pool.imap(measure, texts))
    pool.close()
    pool.join()
    return lengths


def looped(texts, measure):
    pool = Pool(2)  # expect: PP103
    total = 0
    for length in pool.imap_unordered(measure, texts):
        total += length
    pool.close()
    pool.join()
    return total


def looped_with_a_bar(texts, measure):
    pool = Pool(2)  # expect: PP103
    lengths = []
    for length in tqdm(pool.imap(measure, texts), total=10):
        lengths.append(length)
    pool.close()
    pool.join()
    return lengths


def listed_with_a_bar(texts, measure):
    pool = Pool(2)  # expect: PP103
    lengths = list(tqdm(pool.imap(measure, texts)))
    pool.close()
    pool.join()
    return lengths


def first_of_them(texts, measure):
    pool = Pool(2)  # expect: PP103
    results = pool.imap(measure, texts)
    first = next(results)
    pool.terminate()
    return first


def summed(texts, measure):
    pool = Pool(2)  # expect: PP103
    total = sum(pool.imap(measure, texts))
    pool.terminate()
    return total


def of_an_executor(texts, measure):
    executor = ProcessPoolExecutor(2)  # expect: PP103
    lengths = list(executor.map(measure, texts))
    executor.shutdown()
    return lengths


def completed(texts, measure):
    executor = ThreadPoolExecutor(2)  # expect: PP103
    futures = [executor.submit(measure, text) for text in texts]
    for future in as_completed(futures):
        print(future.result())
    executor.shutdown()


def lazily(texts, measure):
    pool = Pool(2)  # expect: PP103
    for length in pool.imap(measure, texts):
        yield length
    pool.close()
    pool.join()


def closed_in_time_and_got_late(texts, measure):
    pool = Pool(2)  # expect: PP103
    first = pool.map(measure, texts)
    pending = pool.map_async(measure, first)
    pool.close()
    pool.join()
    return pending


def two_pools(texts, measure):
    outer = Pool(2)  # expect: PP103
    inner = Pool(2)  # expect: PP103
    lengths = outer.map(measure, texts)
    inner.close()
    inner.join()
    outer.close()
    outer.join()
    return lengths


class Report:
    def lines(self, texts, measure):
        pool = Pool(2)  # expect: PP103
        lengths = pool.map(measure, texts)
        pool.close()
        pool.join()
        return lengths


if __name__ == "__main__":
    with Pool(2) as pool:
        print(pool.map(abs, range(10)))
