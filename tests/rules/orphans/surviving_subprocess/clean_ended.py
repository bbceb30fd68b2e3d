"""Programs that the task ends itself."""

import subprocess
from multiprocessing import Pool


def convert(path):
    with subprocess.Popen(["convert", path]) as program:
        try:
            program.wait(timeout=60)
        finally:
            program.kill()


def main(paths):
    with Pool(2) as pool:
        pool.map(convert, paths)
