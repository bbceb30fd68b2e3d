import sys
from multiprocessing import Pool


def checked(path):
    if not path:
        sys.exit("no path")
    return path


def caught(path):
    try:
        return checked(path)
    except SystemExit:
        return None


def caught_with_all(path):
    try:
        return checked(path)
    except:  # noqa: E722
        return None


def caught_at_the_root(path):
    try:
        return checked(path)
    except (OSError, BaseException):
        return None


def run(paths):
    with Pool(4) as pool:
        pool.map(caught, paths)
        pool.map(caught_with_all, paths)
        pool.map(caught_at_the_root, paths)
