from functools import partial, wraps
from multiprocessing import Pool


def one(n):
    return n + 1


def loud(function):
    @wraps(function)
    def wrapper(*args):
        print(args)
        return function(*args)

    return wrapper


@loud
def two(n):
    return n + 2


class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, m):
        return self.n + m

    def add(self, m):
        return self.n + m

    @staticmethod
    def plain(n):
        return n

    @classmethod
    def made(cls, n):
        return cls(n)


def known_by_all(numbers):
    global three

    def three(n):
        return n + 3

    with Pool(4) as pool:
        return pool.map(three, numbers)


def run(numbers):
    with Pool(4) as pool:
        pool.map(one, numbers)
        pool.map(two, numbers)
        pool.map(partial(one), numbers)
        pool.map(Adder(1), numbers)
        pool.map(Adder(1).add, numbers)
        pool.map(Adder.plain, numbers)
        pool.map(Adder.made, numbers)
        return sorted(pool.map(len, numbers), key=lambda n: -n)
