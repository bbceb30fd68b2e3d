import concurrent.futures
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import Manager, Pool, Process, get_context


def inner(numbers):
    with Pool(2) as pool:
        return pool.map(len, numbers)


def by_module(numbers):
    with multiprocessing.Pool(2) as pool:
        return pool.map(len, numbers)


def by_context(numbers):
    with get_context("spawn").Pool(2) as pool:
        return pool.map(len, numbers)


def by_executor(numbers):
    with ProcessPoolExecutor() as executor:
        return list(executor.map(len, numbers))


def by_other_executor(numbers):
    with concurrent.futures.ProcessPoolExecutor() as executor:
        return list(executor.map(len, numbers))


def by_manager(numbers):
    with Manager() as manager:
        return manager.list(numbers)


def deep(numbers):
    return inner(numbers)


def in_a_loop(numbers):
    for number in numbers:
        print(inner(number))


def tried(numbers):
    try:
        return inner(numbers)
    finally:
        print(numbers)


def checked(numbers):
    if not numbers:
        raise ValueError(numbers)
    return inner(numbers)


def empty_handed(numbers):
    if not numbers:
        return []
    return inner(numbers)


def by_process(numbers):
    helper = Process(target=len, args=(numbers,))
    helper.start()
    helper.join()


def by_processes(numbers):
    helpers = [Process(target=len, args=(number,)) for number in numbers]
    for helper in helpers:
        helper.start()


class Counter:
    def count(self, numbers):
        return inner(numbers)


def run(rows):
    with Pool(4) as pool:
        pool.map(inner, rows)  # expect: PP402
        pool.map(by_module, rows)  # expect: PP402
        pool.map(by_context, rows)  # expect: PP402
        pool.map(by_executor, rows)  # expect: PP402
        pool.map(by_other_executor, rows)  # expect: PP402
        pool.map(by_manager, rows)  # expect: PP402
        pool.starmap(deep, rows)  # expect: PP402
        pool.apply(in_a_loop, (rows,))  # expect: PP402
        list(pool.imap(tried, rows))  # expect: PP402
        list(pool.imap_unordered(checked, rows))  # expect: PP402
        pool.map(partial(inner), rows)  # expect: PP402
        pool.map(Counter().count, rows)  # expect: PP402
        pool.map(empty_handed, rows)  # expect: PP402
        pool.map(by_process, rows)  # expect: PP402
        pool.map(by_processes, rows)  # expect: PP402
        pool.map_async(inner, rows).get()  # expect: PP402
        pool.apply_async(deep, (rows,)).get()  # expect: PP402


def run_spawned(rows):
    with get_context("spawn").Pool(4) as pool:
        return pool.map(inner, rows)  # expect: PP402


def run_beside(rows):
    beside = Process(target=inner, args=(rows,), daemon=True)  # expect: PP402
    beside.start()
    other = Process(target=deep, args=(rows,))  # expect: PP402
    other.daemon = True
    other.start()
    beside.join()
    other.join()
