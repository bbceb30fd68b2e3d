import os
import sys
from contextlib import ExitStack, closing
from functools import partial
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool


def checked(path):
    if not path:
        sys.exit("no path")
    return path


def ended(path):
    print(path)
    exit()


def quitting(path):
    quit(path)


def killed(path):
    os._exit(1)


def raised(path):
    raise SystemExit(path)


def interrupted(path):
    raise KeyboardInterrupt


def deep(path):
    return checked(path)


def deeper(path):
    for part in path:
        print(deep(part))


def let_through(path):
    try:
        return checked(path)
    except ValueError:
        return None


def caught_and_raised_again(path):
    try:
        return checked(path)
    except SystemExit:
        print(path)
        raise


def after_a_failure(path):
    try:
        return open(path).read()
    except OSError:
        sys.exit(1)


def closed_at_the_end(paths):
    with closing(Pool(4)) as pool:
        pool.map(checked, paths)  # expect: PP207
        pool.terminate()


def ended_with_others(paths, log):
    with ExitStack() as stack:
        stack.enter_context(open(log))
        pool = stack.enter_context(Pool(4))
        pool.map(checked, paths)  # expect: PP207


def run(paths):
    with Pool(4) as pool:
        pool.map(checked, paths)  # expect: PP207
        pool.map(ended, paths)  # expect: PP207
        pool.map(quitting, paths)  # expect: PP207
        pool.starmap(killed, paths)  # expect: PP207
        pool.apply(raised, (paths,))  # expect: PP207
        for found in pool.imap(interrupted, paths):  # expect: PP207
            print(found)
        list(pool.imap_unordered(deep, paths))  # expect: PP207
        pool.map_async(deeper, paths).get()  # expect: PP207
        pool.apply_async(let_through, (paths,)).get()  # expect: PP207
        pool.map(caught_and_raised_again, paths)  # expect: PP207
        pool.map(after_a_failure, paths)  # expect: PP207
        pool.map(partial(checked), paths)  # expect: PP207
        pool.map(lambda path: after_a_failure(path), paths)  # expect: PP207, PP403


def run_in_threads(paths):
    with ThreadPool(4) as pool:
        pool.map(checked, paths)  # expect: PP207


class Converter:
    def __init__(self, pool):
        self.pool = pool

    def convert(self, path):
        if path is None:
            self.fail()
        return path

    def fail(self):
        sys.exit(2)

    @staticmethod
    def convert_one(path):
        raise SystemExit

    def run(self, paths):
        with Pool(4) as pool:
            print(pool.map(self.convert, paths))  # expect: PP207
            print(pool.map(Converter.convert_one, paths))  # expect: PP207
