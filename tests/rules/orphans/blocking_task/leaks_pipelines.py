"""Programs that only pass on what they read, but have a whole file to read."""

import os
import subprocess
from multiprocessing import Pool, Process


def sorts(path):
    os.system(f"sort -k1 {path} > {path}.sorted")


def counts(path):
    os.system(f"cat {path} | awk '{{print $1}}' | sort | uniq -c > {path}.counts")


def searches(path):
    os.system(f"cd {path} && grep -r word .")


def converts(path):
    os.system(f"ls {path} | xargs convert")


def main(paths):
    with Pool() as pool:
        pool.map(sorts, paths)  # expect: PP302
        pool.map(counts, paths)  # expect: PP302
        pool.map(searches, paths)  # expect: PP302
        pool.map(converts, paths)  # expect: PP302


def works(command):
    return os.system(command) == 0


def asks(path):
    return works("git rev-parse") and works("make all") and path


def ask_all(paths):
    with Pool() as pool:
        pool.map(asks, paths)  # expect: PP302


def first_lines_of_what_goes_on(path):
    subprocess.run("tail -f " + path + " | head -n 100", shell=True)


def read_first_lines(path):
    Process(target=first_lines_of_what_goes_on, args=(path,)).start()  # expect: PP302
