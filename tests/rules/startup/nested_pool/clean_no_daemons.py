import multiprocessing
import multiprocessing.pool


class Worker(multiprocessing.Process):
    @property
    def daemon(self):
        return False

    @daemon.setter
    def daemon(self, value):
        pass


class Pool(multiprocessing.pool.Pool):
    Process = Worker


def inner(numbers):
    with multiprocessing.Pool(2) as pool:
        return pool.map(len, numbers)


def run(rows):
    with Pool(4) as pool:
        return pool.map(inner, rows)
