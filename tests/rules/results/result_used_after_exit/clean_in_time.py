from multiprocessing import Pool
from time import sleep


def asked_inside(load, names):
    with Pool(4) as pool:
        pending = pool.map_async(load, names)
        found = pending.get()
    return found


def asked_again(load, names):
    with Pool(4) as pool:
        pending = pool.map_async(load, names)
        pending.wait()
    return pending.get()


def joined_first(load, names):
    with Pool(4) as pool:
        loads = [pool.apply_async(load, (name,)) for name in names]
        pool.close()
        pool.join()
    return [one.get() for one in loads]


def joined_without_a_block(load, names):
    pool = Pool(4)
    found = pool.imap(load, names)
    pool.close()
    pool.join()
    return list(found)


def asked_before_the_end(load, names):
    pool = Pool(4)
    try:
        pending = pool.map_async(load, names)
        return pending.get()
    finally:
        pool.terminate()


def polled_until_all_are_done(load, names):
    with Pool(4) as pool:
        loads = [pool.apply_async(load, (name,)) for name in names]
        left = list(range(len(loads)))
        while len(left) > 0:
            left = [number for number in left if not loads[number].ready()]
            sleep(0.1)
    return [one.get() for one in loads]


def counted_by_a_queue(load, names, done):
    with Pool(4) as pool:
        loads = [pool.apply_async(load, (name, done)) for name in names]
        for _ in names:
            done.get()
    return [one.get() for one in loads]
