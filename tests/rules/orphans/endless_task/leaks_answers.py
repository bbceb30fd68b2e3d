"""Loops that a function would end if it were told when to: nobody tells it."""

import time
from multiprocessing import Process


def is_late(begun, limit):
    if limit is not None and time.time() - begun > limit:
        return True
    return False


def judge(turn, most=None):
    """Whether it is enough, and why."""
    if most and turn >= most:
        return True, "enough"
    return False, ""


def may_go_on(turn, most):
    if most is None:
        return True
    return turn < most


def ends_early(single):
    if single:
        return True
    else:
        return False


def dig(limit=None):
    begun = time.time()
    while True:
        time.sleep(1)
        if is_late(begun, limit):
            break


def count():
    turn = 0
    while True:
        turn += 1
        enough, why = judge(turn)
        if enough:
            return why


def climb(most=None):
    turn = 0
    while may_go_on(turn, most):
        time.sleep(1)
        turn += 1


def rest(single=False):
    tired = False
    while not tired:
        time.sleep(1)
        tired = ends_early(single)


def start():
    Process(target=dig).start()  # expect: PP301
    Process(target=count).start()  # expect: PP301
    Process(target=rest).start()  # expect: PP301
    Process(target=rest, args=(False,)).start()  # expect: PP301
    Process(target=climb).start()  # expect: PP301
