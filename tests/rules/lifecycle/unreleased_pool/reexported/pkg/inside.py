from . import Pool, Workers


def leak(work, items):
    pool = Pool(2)  # expect: PP101
    return pool.map(work, items)


def also(work, items):
    return Workers(2).map(work, items)  # expect: PP101
