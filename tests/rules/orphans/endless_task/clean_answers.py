"""Loops that a function ends, as it is told when to, or may be told by somebody."""

import random
import time
from multiprocessing import Process

LIMIT = 30


def is_late(begun, limit):
    if limit is not None and time.time() - begun > limit:
        return True
    return False


def judge(turn, most=None):
    if most and turn >= most:
        return True, "enough"
    return False, ""


def found(single):
    if single:
        return True
    try:
        return random.random() > 0.9
    finally:
        time.sleep(1)


def refuses(single):
    if single:
        return True
    if random.random() > 0.9:
        raise StopIteration
    return False


def either(single):
    if single:
        return True
    while random.random() < 0.9:
        time.sleep(1)
    else:
        return True
    return False


class Watch:
    limit = None

    def is_late(self, begun):
        if self.limit is not None and time.time() - begun > self.limit:
            return True
        return False


class Short(Watch):
    limit = 20


def dig(limit=None):
    begun = time.time()
    while True:
        time.sleep(1)
        if is_late(begun, limit):
            break


def count(most):
    turn = 0
    while True:
        turn += 1
        enough, why = judge(turn, most)
        if enough:
            return why


def look(search):
    while True:
        if search(False):
            break


def watch(limits):
    begun = time.time()
    while not limits.is_late(begun):
        time.sleep(1)


def start(settings):
    Process(target=dig, args=(LIMIT,)).start()
    Process(target=dig, args=(settings.limit,)).start()
    Process(target=count, args=(10,)).start()
    Process(target=count, args=(settings.most,)).start()
    Process(target=look, args=(found,)).start()
    Process(target=look, args=(refuses,)).start()
    Process(target=look, args=(either,)).start()
    Process(target=watch, args=(Short(),)).start()
