from concurrent.futures import ThreadPoolExecutor
from multiprocessing.dummy import Pool as Threads
from multiprocessing.pool import ThreadPool


def square(n):
    return n * n


with ThreadPool(4) as pool:
    print(pool.map(square, range(4)))

with Threads(4) as pool:
    print(pool.map(square, range(4)))

with ThreadPoolExecutor() as executor:
    print(list(executor.map(square, range(4))))
