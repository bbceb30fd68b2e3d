import os
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


def tidied(path):
    try:
        return path.read()
    except KeyboardInterrupt:
        path.unlink()
        raise KeyboardInterrupt


def ended(path):
    try:
        return path.read()
    except KeyboardInterrupt:
        print("interrupted")
        sys.exit(1)


class OnlyOne(type):
    made = {}

    def __call__(cls, *args):
        if cls not in cls.made:
            cls.made[cls] = super().__call__(*args)
        return cls.made[cls]


class Settings(metaclass=OnlyOne):
    def __init__(self):
        if "HOME" not in os.environ:
            sys.exit("nowhere to look")


def settings():
    try:
        return Settings()
    except KeyError:
        sys.exit("no settings")


def of_settings_that_exist(path):
    return settings(), Settings(), path


def run(paths):
    with Pool(4) as pool:
        pool.map(caught, paths)
        pool.map(caught_with_all, paths)
        pool.map(caught_at_the_root, paths)
        pool.map(tidied, paths)
        pool.map(ended, paths)


if __name__ == "__main__":
    print(Settings())
    with Pool(4) as workers:
        workers.map(of_settings_that_exist, sys.argv)
