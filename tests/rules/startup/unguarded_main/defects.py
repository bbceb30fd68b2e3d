import concurrent.futures
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool, get_context


def square(n):
    return n * n


def inner():
    with Pool(4) as pool:  # expect: PP401
        return pool.map(square, range(4))


def outer():
    return inner()


def perhaps(n):
    if n:
        with multiprocessing.Pool(4) as pool:  # expect: PP401
            pool.map(square, range(n))


class Table:
    with Pool(2) as pool:  # expect: PP401
        squares = pool.map(square, range(2))

    def fill(self):
        with Pool(2) as pool:  # expect: PP401
            self.more = pool.map(square, range(4))


pool = Pool(4)  # expect: PP401
print(pool.map(square, range(4)))
pool.close()
pool.join()

with multiprocessing.Pool() as pool:  # expect: PP401
    print(list(pool.imap(square, range(4))))

with get_context("spawn").Pool(2) as pool:  # expect: PP401
    print(pool.map(square, range(4)))

with ProcessPoolExecutor() as executor:  # expect: PP401
    print(list(executor.map(square, range(4))))

executor = concurrent.futures.ProcessPoolExecutor()  # expect: PP401
print(executor.submit(square, 2).result())
executor.shutdown()

for size in (1, 2):
    with Pool(size) as pool:  # expect: PP401
        print(pool.map(square, range(4)))

try:
    with Pool(4) as pool:  # expect: PP401
        print(pool.map(square, range(4)))
except OSError:
    with Pool(1) as pool:  # expect: PP401
        print(pool.map(square, range(4)))

if len("many") > 3:
    with Pool(4) as pool:  # expect: PP401
        print(pool.map(square, range(4)))

outer()
perhaps(3)
Table().fill()

if __name__ == "__main__":
    with Pool(4) as pool:
        print(pool.map(square, range(4)))
