from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool


def processes(numbers):
    with Pool(2) as pool:
        return pool.map(len, numbers)


def run(rows):
    with ProcessPoolExecutor() as executor:
        return list(executor.map(processes, rows))
