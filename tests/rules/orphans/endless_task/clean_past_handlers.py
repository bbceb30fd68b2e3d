"""What a handler of every `Exception` does not take leaves a loop past it."""

import sys
from contextlib import suppress
from multiprocessing import Process

import shop


def leave():
    sys.exit(1)


def stops_itself():
    while True:
        try:
            if not shop.is_open():
                sys.exit(0)
        except Exception as error:
            print(error)


def is_stopped_by_a_callee():
    while True:
        try:
            if not shop.is_open():
                leave()
        except (Exception, OSError):
            continue


def raises():
    while True:
        with open("log"):
            try:
                if not shop.is_open():
                    raise SystemExit
            except Exception:
                shop.sweep()


def suppresses():
    while True:
        with suppress(Exception):
            if not shop.is_open():
                sys.exit()


if __name__ == "__main__":
    for task in (stops_itself, is_stopped_by_a_callee, raises, suppresses):
        Process(target=task).start()
    Process(target=stops_itself).start()
    Process(target=is_stopped_by_a_callee).start()
    Process(target=raises).start()
    Process(target=suppresses).start()
