"""Pools that notice when a worker has died, and tell whoever waits."""

import billiard


def measure(path):
    return len(path)


def record(size):
    if size < 0:
        raise ValueError(size)


def run(paths):
    with billiard.Pool(4) as pool:
        pool.map_async(measure, paths, callback=record).wait(60)
