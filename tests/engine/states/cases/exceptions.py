from contextlib import closing, suppress
from multiprocessing import Pool


def caught(work, xs):
    pool = Pool(2)
    try:
        pool.map(work, xs)  # state: pool=open
        pool.close()  # state: pool=closed
    except ValueError:
        x = 1  # state: pool=open
    y = 1  # state: pool=open|closed
    return y


def ended_in_finally(work, xs):
    pool = Pool(2)
    try:
        pool.map(work, xs)
        pool.close()
    finally:
        x = 1  # state: pool=open|closed
        pool.terminate()  # state: pool=released


def created_in_try(work):
    pool = None
    try:
        work()
        pool = Pool(2)  # state: pool=open
        work()
    except Exception:
        x = 1  # state: pool=open|none
    return x


def else_runs_without_exception(work, xs):
    pool = Pool(2)
    try:
        pool.map(work, xs)
    except ValueError:
        pool.terminate()  # state: pool=released
    else:
        pool.close()  # state: pool=closed
    y = 1  # state: pool=closed|released
    return y


def return_passes_finally(work, xs):
    pool = Pool(2)
    try:
        return pool.map(work, xs)  # state: pool=open
    finally:
        pool.terminate()  # state: pool=released


def quiet_calls_do_not_raise(xs):
    pool = Pool(2)
    try:
        pool.apply_async(len, xs)
        print(len(xs))
        pool.close()
    except Exception:
        pool.terminate()
    y = 1  # state: pool=closed
    return y


def reraised(work, xs):
    pool = Pool(2)
    try:
        pool.map(work, xs)
    except:
        pool.terminate()
        raise
    y = 1  # state: pool=open
    return y


def managed(work, xs):
    with Pool(2) as pool:  # state: pool=open
        pool.map(work, xs)
        x = 1  # state: pool=released
    y = 1  # state: pool=released
    return y


def managed_and_closed(work, xs):
    with Pool(2) as pool:
        pool.map(work, xs)
        pool.close()  # state: pool=closed
        pool.join()
    y = 1  # state: pool=released
    return y


def managed_by_name(work, xs):
    pool = Pool(2)
    with pool:  # state: pool=open
        pool.map(work, xs)
    y = 1  # state: pool=released
    return y


def closing_only_closes(work, xs):
    with closing(Pool(2)) as pool:  # state: pool=open
        pool.map(work, xs)
    y = 1  # state: pool=closed
    return y


def suppressed(work, xs):
    pool = Pool(2)
    with suppress(Exception):
        pool.map(work, xs)
        pool.terminate()
    y = 1  # state: pool=open|released
    return y


def two_managers(work, xs):
    with Pool(1) as one, Pool(2) as two:  # state: one=open; two=open
        one.map(work, xs)
    y = 1  # state: one=released; two=released
    return y


def checked_in_finally(work, c):
    pool = None
    try:
        if c:
            pool = Pool(2)
        work()  # state: pool=open|none
    finally:
        if pool is not None:
            pool.terminate()  # state: pool=released
