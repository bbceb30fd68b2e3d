import multiprocess
from pathos.multiprocessing import Pool

if __name__ == "__main__":
    pool = Pool(2)
    others = multiprocess.Pool(2)


def square(n):
    return n * n


if __name__ == "__main__":
    print(pool.map(square, range(4)))
    print(others.map(square, range(4)))
    pool.close()
    pool.join()
    others.close()
    others.join()
