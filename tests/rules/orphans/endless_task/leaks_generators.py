"""Generators that never end, and threads of an executor that do not."""

import time
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Process, Queue


def batches():
    while True:
        yield from range(10)


def sends(out):
    for batch in batches():
        out.put(batch)


def counts(out):
    for number, batch in enumerate(batches()):
        out.put((number, batch))


def beats():
    while True:
        time.sleep(1)


def has_threads():
    with ThreadPoolExecutor() as executor:
        executor.submit(beats)


def start():
    Process(target=sends, args=(Queue(),)).start()  # expect: PP301
    Process(target=counts, args=(Queue(),)).start()  # expect: PP301
    Process(target=has_threads).start()  # expect: PP301


# What ``next`` raises in a generator does not end a loop that runs over it.
def pairs(letters):
    each = iter(letters)
    for letter in each:
        yield letter, next(each)


def reads_pairs(path):
    while True:
        with open(path) as file:
            for pair in pairs(file.read()):
                print(pair)
        time.sleep(1)


def read_pairs(path):
    Process(target=reads_pairs, args=(path,)).start()  # expect: PP301


# A generator that hands on what another one has never comes to its end either.
def hands_on():
    yield "first"
    yield from batches()


def takes_what_is_handed_on(out):
    for batch in hands_on():
        out.put(batch)


def take_what_is_handed_on():
    Process(target=takes_what_is_handed_on, args=(Queue(),)).start()  # expect: PP301
