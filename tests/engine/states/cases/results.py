from multiprocessing import Pool
from multiprocessing.pool import ThreadPool
from concurrent.futures import ProcessPoolExecutor
from time import sleep


def asked(work, xs):
    with Pool() as pool:
        r = pool.map_async(work, xs)  # state: r=pending; pool=open
        print(len(xs))  # state: r=pending
        found = r.get()  # state: r=settled
    return found


def asked_too_late(work, xs):
    with Pool() as pool:
        r = pool.map_async(work, xs)  # state: r=lost
    print(len(xs))  # state: r=lost
    return r.get()  # state: r=settled


def joined(work, xs):
    pool = Pool()
    r = pool.map_async(work, xs)  # state: r=pending
    pool.close()  # state: r=pending
    pool.join()  # state: r=settled
    return r.get()


def terminated(work, xs):
    pool = ThreadPool()
    r = pool.imap(work, xs)  # state: r=pending
    pool.terminate()  # state: r=lost
    pool.join()  # state: r=lost
    return list(r)


def iterated(work, xs):
    with Pool() as pool:
        r = pool.imap_unordered(work, xs)  # state: r=pending
        for x in r:  # state: r=settled
            print(x)  # state: r=settled


def iterated_by_hand(work, xs):
    with Pool() as pool:
        r = iter(pool.imap(work, xs))  # state: r=pending
        first = next(r)  # state: r=settled
    return first


def listed(work, xs):
    with Pool() as pool:
        r = pool.imap(work, xs)  # state: r=pending
        found = list(r)  # state: r=settled
    return found


def unpacked(work):
    with Pool() as pool:
        r = pool.imap(work, "ab")  # state: r=pending
        a, b = r  # state: r=settled
    return a, b


def wrapped(work, xs):
    with Pool() as pool:
        r = pool.imap(work, xs)  # state: r=pending
        s = enumerate(r)  # state: r=pending; s=pending
        found = list(s)  # state: r=settled; s=settled
    return found


def collected(work, xs):
    with Pool() as pool:
        r = [pool.apply_async(work, (x,)) for x in xs]  # state: r=pending
        found = [one.get() for one in r]  # state: r=settled
    return found


def appended(work, xs):
    r = []
    with Pool() as pool:
        for x in xs:
            r.append(pool.apply_async(work, (x,)))  # state: r=lost|pending
    for one in r:  # state: one=lost|settled; r=lost|settled
        print(one.get())


def on_one_path(work, xs, now):
    with Pool() as pool:
        r = pool.map_async(work, xs)  # state: r=pending
        if now:  # state: r=pending
            r.wait()  # state: r=settled
        print(now)  # state: r=lost|settled
    return r.get()


def polled(work, xs):
    with Pool() as pool:
        r = pool.map_async(work, xs)  # state: r=pending
        while not r.ready():  # state: r=settled
            sleep(0.1)
    return r.get()


def passed_on(work, xs, keep):
    with Pool() as pool:
        r = pool.map_async(work, xs)  # state: r=pending
        keep(r)  # state: r=settled


def two(work, xs):
    with Pool() as pool:
        r = pool.map_async(work, xs)  # state: r=pending
        s = pool.map_async(work, xs)  # state: r=pending; s=pending
        r.wait()  # state: r=settled; s=lost


def again(work, xs):
    with Pool() as pool:
        r = pool.map_async(work, xs)  # state: r=pending
        r.wait()  # state: r=settled
        r = pool.map_async(work, xs)  # state: r=lost


def for_an_executor(work, xs):
    with ProcessPoolExecutor() as executor:
        r = executor.submit(work, xs)  # state: r=gone
    return r.result()


def raised_over(work, xs):
    with Pool() as pool:
        r = pool.map_async(work, xs)  # state: r=pending
        try:
            print(r.get(1))  # state: r=settled
        except TimeoutError:
            pass
        print(xs)  # state: r=settled
