import atexit
from contextlib import ExitStack, contextmanager
from multiprocessing import Pool

from elsewhere import stranger


def finish(pool):
    pool.close()
    pool.join()


def shut(pool):
    pool.close()


def look(pool):
    print(pool)


def stop(pool, force=False):
    if force:
        pool.terminate()
    else:
        pool.close()


def make():
    return Pool(2)


def same(pool):
    return pool


def ended_by_helper():
    pool = Pool(2)
    finish(pool)  # state: pool=released


def closed_by_helper():
    pool = Pool(2)
    shut(pool)  # state: pool=closed
    pool.join()  # state: pool=released


def lent_to_helper():
    pool = Pool(2)
    look(pool)  # state: pool=open


def flag_for_helper():
    pool = Pool(2)
    stop(pool)  # state: pool=closed
    stop(pool, force=True)  # state: pool=released


def made_by_helper():
    pool = make()  # state: pool=open
    finish(pool)  # state: pool=released


def handed_through():
    pool = same(Pool(2))  # state: pool=open
    pool.terminate()  # state: pool=released


def given_to_a_stranger():
    pool = Pool(2)
    stranger(pool)  # state: pool=kept
    pool.terminate()  # state: pool=released


def lent_to_print():
    pool = Pool(2)
    print(pool, len(str(pool)))  # state: pool=open


def registered():
    pool = Pool(2)
    atexit.register(pool.terminate)  # state: pool=kept


def on_a_stack():
    with ExitStack() as stack:
        pool = stack.enter_context(Pool(2))  # state: pool=open
        print(pool)
    x = 1  # state: pool=released
    return x


def returned():
    pool = Pool(2)
    return pool  # state: pool=kept


def returned_in_a_tuple():
    pool = Pool(2)
    return 1, pool  # state: pool=kept


@contextmanager
def lent_by_a_manager():
    pool = Pool(2)
    try:
        yield pool  # state: pool=open
    finally:
        pool.terminate()  # state: pool=released


def yielded():
    pool = Pool(2)
    yield pool  # state: pool=kept


def ended_by_nested():
    pool = Pool(2)

    def stop_it():
        pool.terminate()

    stop_it()  # state: pool=kept


async def awaited(coroutine):
    pool = Pool(2)
    await coroutine  # state: pool=open
    pool.terminate()  # state: pool=released


class Owner:
    def __init__(self):
        self.pool = Pool(2)  # state: self.pool=kept

    def stop(self):
        self.pool.terminate()
