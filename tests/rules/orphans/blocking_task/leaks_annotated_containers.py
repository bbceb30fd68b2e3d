"""That something is a list says nothing of what it holds."""

import subprocess
from multiprocessing import Pool


class Writer:
    def __init__(self, command):
        self.command = command

    def sort(self):
        return self.run()

    def run(self):
        return subprocess.run(self.command, shell=True)


def all_sorted(writers: list[Writer]):
    with Pool(4) as pool:
        return pool.map(Writer.sort, writers)  # expect: PP302


def sorted_one_by_one(writers: list):
    with Pool(4) as pool:
        return pool.starmap(Writer.sort, [(writer,) for writer in writers])  # expect: PP302


def sorted_by_name(writers: dict[str, Writer]):
    with Pool(4) as pool:
        return pool.map(Writer.sort, [writers[name] for name in writers])  # expect: PP302
