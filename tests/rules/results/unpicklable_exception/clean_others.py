from multiprocessing.pool import ThreadPool

import requests


class TwoForOne(Exception):
    def __init__(self, path, line):
        super().__init__(f"{path}, line {line}")


class OfAnotherLibrary(requests.HTTPError):
    def __init__(self, path, line):
        super().__init__(path)


def first(path):
    raise TwoForOne(path, 1)


def second(path):
    raise OfAnotherLibrary(path, 1)


def in_threads(paths):
    with ThreadPool(4) as pool:
        pool.map(first, paths)
        pool.map(second, paths)


def here(path):
    return first(path)
