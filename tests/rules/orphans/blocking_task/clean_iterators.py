"""Iterators hand out other things than what a task waits for, or what it waits for in time."""

from itertools import chain, product, repeat
from multiprocessing import Manager, Pool


def announce(page, ready):
    if ready is not None:
        ready.wait(60)


def announce_cell(ready, column):
    column.strip()


def announced(pages):
    ready = Manager().Event()
    with Pool(4) as pool:
        pool.starmap(announce, zip(pages, repeat(ready)))


def announced_cells(columns):
    ready = Manager().Event()
    with Pool(4) as pool:
        pool.starmap(announce_cell, product([ready], columns))
        pool.map(len, chain(columns, repeat("", 3)))


def without_empty_ones(columns, rounds):
    for _ in range(rounds):
        columns = filter(None, columns)
        columns = chain(columns, repeat("x", 3))
    with Pool(4) as pool:
        pool.map(len, columns)


def deeper(columns):
    for column in columns:
        yield from deeper(column)
        columns = deeper(columns)


def flat(columns):
    with Pool(4) as pool:
        pool.map(len, deeper(columns))
