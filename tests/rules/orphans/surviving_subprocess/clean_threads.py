"""Programs that are started from threads."""

import subprocess
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.pool import ThreadPool


def convert(path):
    subprocess.run(["convert", path], timeout=60)


def main(paths):
    with ThreadPool(2) as pool:
        pool.map(convert, paths)
    with ThreadPoolExecutor() as executor:
        print(list(executor.map(convert, paths)))
