from multiprocessing import Pool


def bounded(measure, paths):
    with Pool(4) as pool:
        sizes = pool.map_async(measure, paths)
        sizes.wait(60)
        return sizes.get(timeout=60)


def bounded_by_a_name(measure, paths, limit):
    with Pool(4) as pool:
        return pool.apply_async(measure, (paths,)).get(limit)


def other_waits(measure, paths):
    with Pool(4) as pool:
        for size in pool.imap(measure, paths):
            print(size)
        return pool.map(measure, paths)
