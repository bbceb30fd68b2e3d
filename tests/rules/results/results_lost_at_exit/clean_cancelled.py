"""Executors that are told by name to drop what has not begun."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def stopped(load, names):
    executor = ThreadPoolExecutor(4)
    loads = [executor.submit(load, name) for name in names]
    executor.shutdown(wait=False, cancel_futures=True)
    return [one.result() for one in loads if not one.cancelled()]


def stopped_in_time(load, names):
    executor = ProcessPoolExecutor(4)
    loads = executor.map(load, names)
    executor.shutdown(cancel_futures=True)
    return list(loads)
