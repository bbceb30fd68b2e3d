"""Variables of comprehensions that are called like the pool, which they leave as it is."""

from multiprocessing import Pool


def double(number):
    return 2 * number


def gathered(numbers):
    p = Pool(4)
    try:
        waiting = [p.apply_async(double, (number,)) for number in numbers]
        return [p.get() for p in waiting if p.ready() or p]
    finally:
        p.close()
        p.join()


def counted(numbers):
    p = Pool(4)
    try:
        print(sum(p for p in numbers), {p: p for p in numbers}, {p for q in numbers for p in q})
    finally:
        p.terminate()


def paired(numbers):
    p, q = Pool(4), numbers
    try:
        print([p + q for p, q in zip(numbers, q)])
    finally:
        p.terminate()


def several(sizes):
    p = Pool(4)
    others = [Pool(size) for size in sizes]
    try:
        p.map(double, sizes)
    finally:
        for other in [p for p in others]:
            other.terminate()
        p.terminate()


def given(p, numbers):
    waiting = [p.apply_async(double, (number,)) for number in numbers]
    try:
        return [p.get() for p in waiting]
    finally:
        p.close()
        p.join()


def handed(numbers):
    pool = Pool(4)
    return given(pool, numbers)
