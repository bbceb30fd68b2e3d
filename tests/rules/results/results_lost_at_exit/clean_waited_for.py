from multiprocessing import Pool


def fetched(load, names):
    with Pool(4) as pool:
        loads = [pool.apply_async(load, (name,)) for name in names]
        return [one.get() for one in loads]


def fetched_in_a_loop(load, names):
    found = {}
    with Pool(4) as pool:
        loads = {}
        for name in names:
            loads[name] = pool.apply_async(load, (name,))
        for name, one in loads.items():
            found[name] = one.get()
    return found


def fetched_as_they_come(load, names):
    with Pool(4) as pool:
        loads = [pool.apply_async(load, (name,)) for name in names]
        while loads:
            loads = [one for one in loads if not one.ready()]


def fetched_from_a_row(load, names):
    with Pool(4) as pool:
        first, second = (pool.apply_async(load, (name,)) for name in names[:2])
        print(first.get(), second.get())


def joined(load, names):
    with Pool(4) as pool:
        for name in names:
            pool.apply_async(load, (name,))
        pool.close()
        pool.join()


def joined_by_a_helper(load, names):
    with Pool(4) as pool:
        pool.map_async(load, names)
        finish(pool)


def finish(pool):
    pool.close()
    pool.join()
