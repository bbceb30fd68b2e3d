"""A pool of a module that makes daemons for something else."""

from multiprocessing import Pool, Process
from threading import Thread


def watch(path):
    path.stat()


def measured(numbers, jobs=1):
    Thread(target=watch, args=(numbers,), daemon=True).start()
    if jobs > 1:
        with Pool(jobs) as pool:
            return pool.map(len, numbers)
    return []


def told(numbers, alone):
    if alone:
        return [len(number) for number in numbers]
    with Pool() as pool:
        return pool.map(len, numbers)


def run(rows, path):
    Process(target=watch, args=(path,), daemon=True).start()
    with Pool(4) as pool:
        pool.map(measured, rows)
        pool.starmap(told, rows)
