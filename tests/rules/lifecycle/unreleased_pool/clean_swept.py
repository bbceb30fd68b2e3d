"""A kind of pools that one function ends all at once, wherever they were started."""

from pathos.helpers import shutdown
from pathos.pools import ProcessPool, ThreadPool


def squares(numbers):
    return ProcessPool(2).map(abs, numbers)


def swept_here(numbers):
    pool = ThreadPool(2)
    found = pool.map(abs, numbers)
    shutdown()
    return found


if __name__ == "__main__":
    print(squares(range(8)), swept_here(range(8)))
    shutdown()
