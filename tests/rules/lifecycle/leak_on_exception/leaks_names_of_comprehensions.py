"""A variable of a comprehension that is called like the pool does not end the pool."""

from multiprocessing import Pool


def double(number):
    return 2 * number


def gathered(numbers):
    p = Pool(4)  # expect: PP103
    waiting = [p.apply_async(double, (number,)) for number in numbers]
    found = [p.get() for p in waiting]
    p.close()
    p.join()
    return found
