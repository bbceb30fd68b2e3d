import os
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool, Process


def checked(path):
    if not path:
        sys.exit("no path")
    return path


def in_an_executor(paths):
    with ProcessPoolExecutor() as executor:
        return list(executor.map(checked, paths))


def in_a_process(path):
    process = Process(target=checked, args=(path,))
    process.start()
    process.join()


def forks(path):
    if os.fork() == 0:
        os._exit(0)
    return path


def by_hand(paths):
    with Pool(4) as pool:
        pool.map(forks, paths)


if __name__ == "__main__":
    with Pool(4) as workers:
        workers.map(len, sys.argv)
    sys.exit(0)
