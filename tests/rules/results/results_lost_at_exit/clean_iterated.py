from functools import reduce
from multiprocessing import Pool

from tqdm import tqdm


def iterated(load, names):
    with Pool(4) as pool:
        for one in tqdm(pool.imap(load, names), total=len(names)):
            print(one)


def counted(load, names):
    with Pool(4) as pool:
        return sum(1 for _ in pool.imap_unordered(load, names))


def reduced(load, names):
    with Pool(4) as pool:
        return reduce(max, pool.imap(load, names))


def extended(load, names):
    found = []
    with Pool(4) as pool:
        found.extend(pool.imap(load, names))
    return found


def written(names):
    with Pool(4) as pool:
        return "".join(pool.imap(str.upper, names))


def spread(load):
    with Pool(2) as pool:
        left, right = pool.imap(load, ("left", "right"))
    return left, right


def yielded(load, names):
    with Pool(4) as pool:
        yield from pool.imap(load, names)


def yielded_one_by_one(load, names):
    with Pool(4) as pool:
        for one in pool.imap(load, names):
            yield one
