"""Idle workers of a pool see the end of their pipe."""

from multiprocessing import Pool


def main(items):
    with Pool(2) as pool:
        pool.map(abs, items)
