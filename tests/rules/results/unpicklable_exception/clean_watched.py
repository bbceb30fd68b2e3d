"""Pools that notice when a worker has died, and tell whoever waits."""

import billiard


class Unreadable(Exception):
    def __init__(self, path, line):
        super().__init__(f"{path}:{line}")


def measure(path):
    raise Unreadable(path, 3)


def run(paths):
    with billiard.Pool(4) as pool:
        return pool.map(measure, paths)
