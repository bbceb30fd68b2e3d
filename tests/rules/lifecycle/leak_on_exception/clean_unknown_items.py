"""Going through an argument, or calling what only builds values, is not where a pool is lost."""

import os
from multiprocessing import Pool
from pathlib import Path


def each_item(texts):
    pool = Pool(2)
    pending = []
    for text in texts:
        pending.append(pool.apply_async(len, (text,)))
    pool.close()
    pool.join()
    return [each.get() for each in pending]


def each_item_at_once(texts):
    pool = Pool(2)
    pending = [pool.apply_async(len, (text,)) for text in texts]
    pool.close()
    pool.join()
    return [each.get() for each in pending]


def each_pair(table):
    pool = Pool(2)
    pending = {}
    for name, text in table.items():
        pending[name] = pool.apply_async(len, (text,))
    pool.close()
    pool.join()
    return pending


def each_number(texts):
    pool = Pool(2)
    pending = []
    for number, text in enumerate(texts):
        pending.append(pool.apply_async(len, (f"{number}: {text}",)))
    pool.close()
    pool.join()
    return pending


def by_index(texts):
    pool = Pool(2)
    half = len(texts) // 2
    pending = pool.map_async(len, texts[:half]), pool.map_async(len, texts[half:])
    pool.close()
    pool.join()
    return pending


def paths(folder, name):
    pool = Pool(2)
    target = Path(folder) / name
    older = os.path.join(folder, name)
    pending = pool.apply_async(len, (str(target),)), pool.apply_async(len, (older,))
    pool.close()
    pool.join()
    return pending
