"""Pools that notice when a worker has died, and tell whoever waits."""

import billiard
import ray.util.multiprocessing


def measure(path):
    return len(path)


def run(paths):
    with billiard.Pool(4) as pool:
        print(pool.map_async(measure, paths).get())
    with ray.util.multiprocessing.Pool(4) as pool:
        print(pool.map_async(measure, paths).get())
