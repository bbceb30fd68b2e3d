"""What comes out of iterators, one by one, is known by what they were made of."""

import itertools
from concurrent.futures import ProcessPoolExecutor
from itertools import chain, product, repeat
from multiprocessing import Manager, Pool


def announce(page, ready):
    ready.wait()


def announce_pair(pair):
    _page, ready = pair
    ready.wait()


def announce_cell(row, column, ready):
    ready.wait()


def announced(pages):
    ready = Manager().Event()
    with Pool(4) as pool:
        pool.starmap(announce, zip(pages, repeat(ready)))  # expect: PP302
        pool.map(announce_pair, zip(pages, itertools.repeat(ready)))  # expect: PP302


def announced_cells(rows, columns):
    ready = Manager().Event()
    with Pool(4) as pool:
        pool.starmap(announce_cell, product(rows, columns, [ready]))  # expect: PP302


def announced_by_an_executor(pages):
    ready = Manager().Event()
    with ProcessPoolExecutor() as executor:
        list(executor.map(announce, pages, repeat(ready)))  # expect: PP302


def announced_together(first, second):
    ready = Manager().Event()
    jobs = chain([(page, ready) for page in first], [(page, ready) for page in second])
    with Pool(4) as pool:
        pool.map(announce_pair, jobs)  # expect: PP302


def announced_as_made(pages):
    ready = Manager().Event()
    with Pool(4) as pool:
        pool.map(announce_pair, map(lambda page: (page, ready), pages))  # expect: PP302
