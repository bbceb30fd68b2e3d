"""Threads end with their process."""

from concurrent.futures import ThreadPoolExecutor


class ProcessPoolExecutor:
    pass


def main(work, items):
    ProcessPoolExecutor()
    with ThreadPoolExecutor(2) as executor:
        print(list(executor.map(work, items)))
