from multiprocessing import Pool


def display():
    pools = [Pool(1), Pool(2)]  # state: pools=open
    for pool in pools:  # state: pool=open|closed; pools=open|closed
        pool.close()  # state: pool=closed; pools=closed
    for pool in pools:
        pool.join()  # state: pool=released
    x = 1  # state: pools=released
    return x


def comprehension(n):
    pools = [Pool(i) for i in range(n)]  # state: pools=open|other
    for pool in pools:
        pool.terminate()
    x = 1  # state: pools=released|other
    return x


def appended(n):
    pools = []
    for i in range(n):
        pools.append(Pool(i))  # state: pools=open
    x = 1  # state: pools=open|other
    return x


def by_key():
    pools = {"a": Pool(1)}  # state: pools=open
    pools["a"].terminate()  # state: pools=released


def values():
    pools = {"a": Pool(1), "b": Pool(2)}
    for name, pool in pools.items():
        pool.terminate()  # state: pools=released
    for pool in pools.values():
        x = 1  # state: pool=released
    return x


def tuple_is_taken_apart():
    pair = Pool(1), 2  # state: pair=open
    pool, number = pair  # state: pool=open; number=gone
    pool.terminate()  # state: pool=released; pair=released


def popped():
    pools = [Pool(1), Pool(2)]
    while pools:
        pool = pools.pop()
        pool.terminate()  # state: pool=released


def copied():
    pools = [Pool(1)]
    others = list(pools)  # state: others=open
    for pool in others:
        pool.terminate()
    x = 1  # state: pools=released
    return x
