"""Generators that end, or whose consumer does, and threads of an executor that are done."""

import itertools
import time
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Process


def batches():
    while True:
        yield 1


def for_a_while():
    yield from range(10)
    while True:
        yield 1
        if time.time() > 5:
            return


def takes_all():
    for batch in for_a_while():
        print(batch)


def takes_some():
    for number, batch in enumerate(batches()):
        if number > 100:
            print(batch)
            break


def takes_five():
    for batch in itertools.islice(batches(), 5):
        print(batch)


def letters(path):
    with open(path) as file:
        while True:
            letter = file.read(1)
            if not letter:
                raise EOFError
            yield letter


def takes_letters(path):
    for letter in letters(path):
        print(letter)


def has_threads():
    with ThreadPoolExecutor() as executor:
        executor.submit(takes_five)


def start(path):
    Process(target=takes_all).start()
    Process(target=takes_some).start()
    Process(target=takes_five).start()
    Process(target=has_threads).start()
    Process(target=takes_letters, args=(path,)).start()


def takes_in_turn(letters):
    each = iter(letters)
    while True:
        print(next(each))


def take_in_turn(letters):
    Process(target=takes_in_turn, args=(letters,)).start()


def hands_on(letters):
    yield "first"
    yield from letters
    yield "last"


def takes_what_is_handed_on(path):
    for letter in hands_on(path):
        print(letter)


def take_what_is_handed_on(path):
    Process(target=takes_what_is_handed_on, args=(path,)).start()
