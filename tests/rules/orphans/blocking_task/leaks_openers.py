"""The output of a program, whichever it is."""

import os
import subprocess
from multiprocessing import Pool


def unpacked(path):
    if path.endswith(".bz2"):
        return subprocess.Popen(["bzcat", path], stdout=subprocess.PIPE).stdout
    return subprocess.Popen(["zcat", path], stdout=subprocess.PIPE).stdout


def count(path):
    total = 0
    for line in unpacked(path):
        total += len(line)
    return total


def run(command, shell):
    start = os.system if shell else subprocess.call
    return start(command)


def count_all(paths):
    with Pool(4) as pool:
        pool.apply(run, ("make", True))  # expect: PP302
        return pool.map(count, paths)  # expect: PP302
