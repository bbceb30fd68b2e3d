import multiprocess
import ray.util.multiprocessing
from loky import ProcessPoolExecutor
from pathos.multiprocessing import ProcessPool


def run(numbers):
    with multiprocess.Pool(4) as pool:
        pool.map(lambda n: n, numbers)
    with ray.util.multiprocessing.Pool(4) as pool:
        pool.map(lambda n: n, numbers)
    with ProcessPoolExecutor() as executor:
        print(list(executor.map(lambda n: n, numbers)))


def run_in_pathos(numbers):
    pool = ProcessPool(4)
    try:
        return pool.map(lambda n: n, numbers)
    finally:
        pool.close()
        pool.join()
        pool.clear()
