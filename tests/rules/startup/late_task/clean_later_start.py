from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from multiprocessing.pool import ThreadPool

if __name__ == "__main__":
    executor = ProcessPoolExecutor()
    spawned = get_context("spawn").Pool(2)
    threads = ThreadPool(2)


def square(n):
    return n * n


if __name__ == "__main__":
    print(list(executor.map(square, range(4))))
    print(spawned.map(square, range(4)))
    print(threads.map(square, range(4)))
    executor.shutdown()
    spawned.close()
    spawned.join()
    threads.close()
    threads.join()
