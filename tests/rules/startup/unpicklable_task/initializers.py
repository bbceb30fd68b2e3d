import signal
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import Pool, get_context


def double(n):
    return 2 * n


def with_a_lambda(numbers):
    with Pool(4, lambda: signal.signal(signal.SIGINT, signal.SIG_IGN)) as pool:  # expect: PP403
        return pool.map(double, numbers)


def with_a_local_function(numbers, table):
    def prepare():
        global shared
        shared = table

    with get_context("spawn").Pool(initializer=prepare) as pool:  # expect: PP403
        return pool.map(double, numbers)


def in_part(numbers, table):
    def prepare(more):
        print(more)

    with Pool(4, initializer=partial(prepare, table)) as pool:  # expect: PP403
        return pool.map(double, numbers)


def in_an_executor(numbers):
    quiet = lambda: None  # noqa: E731
    with ProcessPoolExecutor(initializer=quiet) as executor:  # expect: PP403
        return list(executor.map(double, numbers))
