from multiprocessing import Pool


def listed(load, names):
    with Pool(4) as pool:
        found = list(pool.imap(load, names))
    return found


def mapped(load, names):
    with Pool(4) as pool:
        found = pool.map(load, names)
    return iter(found)


def another_of_the_same_name(load, names, pending):
    with Pool(4) as pool:
        pool.map_async(load, names).wait()
    return pending.get()


def replaced(load, names):
    with Pool(4) as pool:
        found = pool.imap(load, names)
        found = list(found)
    return found


def of_a_pool_of_others(pool, load, names):
    with pool:
        pending = pool.map_async(load, names)
    return pending
