"""Near misses: lists that are emptied, filled by the worker or a sibling, or looked at for a while."""

import multiprocessing as mp
import time


def drain(letters):
    while len(letters) > 0:
        print(letters.pop())


def drain_to_the_last(letters):
    while letters:
        letters[:1] = []


def fill_own(letters):
    letters.append("first")
    while not letters:
        time.sleep(1)


def fill_at_once(letters):
    letters[:] = ["first", "second"]
    while not letters:
        time.sleep(1)


def wait_for_sibling(letters):
    while not letters:
        time.sleep(1)


def write(letters):
    for number in range(3):
        letters.append(number)


def wait_a_while(letters):
    for _ in range(10):
        if len(letters) > 0:
            return
        time.sleep(1)


def take_what_is_there(letters, at_once=True):
    while True:
        if len(letters) > 0:
            return letters.pop()
        if at_once:
            break
        time.sleep(1)
    return None


def wait_for_own():
    letters = []
    while not letters:
        letters.append(time.time())


def main():
    manager = mp.Manager()
    late, own, more = manager.list(), manager.list(), manager.list()
    shared, some, few = manager.list(), manager.list(), manager.list()
    crew = [
        mp.Process(target=drain, args=(late,)),
        mp.Process(target=drain_to_the_last, args=(some,)),
        mp.Process(target=fill_own, args=(own,)),
        mp.Process(target=fill_at_once, args=(more,)),
        mp.Process(target=wait_for_sibling, args=(shared,)),
        mp.Process(target=write, args=(shared,)),
        mp.Process(target=wait_a_while, args=(some,)),
        mp.Process(target=take_what_is_there, args=(few,)),
        mp.Process(target=wait_for_own),
    ]
    for worker in crew:
        worker.start()
