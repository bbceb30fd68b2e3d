from pkg import Pool


def leak(work, items):
    pool = Pool(2)  # expect: PP101
    return pool.map(work, items)
