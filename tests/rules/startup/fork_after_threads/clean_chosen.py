"""A program that chooses another start method for all of its processes."""

import multiprocessing
from threading import Thread


def report():
    print("still there")


def main(measure, paths):
    multiprocessing.set_start_method("spawn")
    Thread(target=report).start()
    with multiprocessing.Pool(4) as pool:
        return pool.map(measure, paths)
