from math import sqrt
from multiprocessing import Pool


def main():
    with Pool(4) as pool:
        print(pool.map(square, range(4)))
        print(pool.map(sqrt, range(4)))


def square(n):
    return n * n


if __name__ == "__main__":
    main()
