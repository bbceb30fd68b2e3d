"""Look-alikes."""

from multiprocessing import Pool


class subprocess:
    @staticmethod
    def run(path):
        return path


def convert(path):
    return subprocess.run(path)


def main(paths):
    with Pool(2) as pool:
        pool.map(convert, paths)
