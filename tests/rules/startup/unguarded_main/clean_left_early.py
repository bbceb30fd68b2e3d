import sys
from multiprocessing import Pool


def square(n):
    return n * n


if __name__ != "__main__":
    sys.exit("a script, not a module")

with Pool(4) as pool:
    print(pool.map(square, range(4)))
