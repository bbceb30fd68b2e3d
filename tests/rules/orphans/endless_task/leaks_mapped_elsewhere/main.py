"""Hands pools of processes to another module."""

from multiprocessing import Pool

from .pages import Printer, beat, print_all


def main(pages):
    with Pool(3) as pool:
        print_all(pool, beat, pages)
        printer = Printer(pool)
        printer.beat_all(pages)
        printer.beat_some(pages, helpers=pool)
