"""Tasks of a pool that start programs."""

import functools
import os
import subprocess
from multiprocessing import Pool
from subprocess import Popen, check_call


def run(path):
    subprocess.run(["convert", path], timeout=60)


def call(path):
    subprocess.call(["convert", path], timeout=60)


def output(path):
    return subprocess.check_output(["convert", path], timeout=60)


def imported(path):
    check_call(["convert", path], timeout=60)


def opens(path):
    return Popen(["convert", path]).pid


def waits(path):
    with subprocess.Popen(["convert", path]) as program:
        program.wait(timeout=60)


def helper(path):
    run(path)


def through_two(path):
    helper(path)


class Converter:
    def convert(self, path):
        run(path)

    def __call__(self, path):
        self.convert(path)


def main(paths):
    with Pool(2) as pool:
        pool.map(run, paths)  # expect: PP306
        pool.map(call, paths)  # expect: PP306
        pool.map(output, paths)  # expect: PP306
        pool.map(imported, paths)  # expect: PP306
        pool.map(opens, paths)  # expect: PP306
        pool.map(waits, paths)  # expect: PP306
        pool.map(helper, paths)  # expect: PP306
        pool.map(through_two, paths)  # expect: PP306
        pool.map(Converter(), paths)  # expect: PP306
        pool.map(Converter().convert, paths)  # expect: PP306
        pool.apply(run, ("a",))  # expect: PP306
        pool.starmap(run, [("a",)])  # expect: PP306
        list(pool.imap(run, paths))  # expect: PP306
        pool.map(functools.partial(run), paths)  # expect: PP306
        pool.imap_unordered(run, paths).next()  # expect: PP306
