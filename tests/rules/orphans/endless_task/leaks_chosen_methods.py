"""One of several methods of a pool, or none of one, chosen before it is called."""

import time
from multiprocessing import Pool


def beat(seconds):
    while True:
        time.sleep(seconds)


def all_at_once(parallel, pauses):
    if parallel:
        pool = Pool(3)  # expect: PP101
        run = pool.imap
    else:
        run = map
    for _ in run(beat, pauses):  # expect: PP301
        pass


def one_after_the_other(pool_size, pauses):
    pool = Pool(pool_size) if pool_size > 1 else None  # expect: PP101
    run = pool.map if pool is not None else map
    for _ in run(beat, pauses):  # expect: PP301
        pass


def in_any_order(ordered, pauses):
    with Pool(3) as pool:
        run = pool.imap if ordered else pool.imap_unordered
        for _ in run(beat, pauses):  # expect: PP301
            pass
