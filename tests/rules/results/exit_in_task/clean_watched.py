"""Pools that notice when a worker has died, and tell whoever waits."""

import sys

import billiard
from ray.util.multiprocessing import Pool


def checked(path):
    if not path:
        sys.exit("no path")
    return path


def run(paths):
    with billiard.Pool(4) as pool:
        pool.map(checked, paths)
    with Pool(4) as pool:
        pool.map(checked, paths)
