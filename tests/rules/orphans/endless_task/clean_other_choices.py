"""Loops behind comparisons that the task's argument, its object or a constant decides."""

import os
import platform
import sys
import time
from multiprocessing import Process

MODE = "batch"


def forever():
    while True:
        time.sleep(1)


def by_equality(kind):
    if kind == "server":
        forever()


def by_difference(kind):
    if kind != "once":
        forever()


def among(kind):
    if kind in ("server", "daemon"):
        forever()


def otherwise(kind):
    if kind == "once":
        print(1)
    elif kind not in {"twice", "server"}:
        print(2)
    else:
        forever()


def by_number(rounds):
    if rounds > 3:
        forever()


def left_out(rounds, kind="once"):
    print(rounds)
    by_equality(kind)


def by_constant():
    if MODE == "server":
        forever()


def by_pattern(kind):
    match kind:
        case "server" | "daemon":
            forever()
        case _:
            print(kind)


def by_table(kind):
    table = {"server": forever, "once": print}
    table[kind]()


class Node:
    def __init__(self, kind, rounds=1):
        self.kind = kind
        self.rounds = rounds

    def run(self):
        if self.kind == "server" or self.rounds == 0:
            forever()


def on_windows():
    if sys.platform == "win32" or os.name == "nt":
        forever()
    if platform.system() == "Windows" or platform.system() in ("Windows", "Java"):
        forever()
    if os.name != "posix" or sys.platform in ("win32", "cygwin"):
        forever()


def main():
    Process(target=by_equality, args=("client",)).start()
    Process(target=by_difference, args=("once",)).start()
    Process(target=among, args=("once",)).start()
    Process(target=otherwise, args=("once",)).start()
    Process(target=by_number, kwargs={"rounds": 2}).start()
    Process(target=left_out, args=(1,)).start()
    Process(target=by_constant).start()
    Process(target=by_pattern, args=("once",)).start()
    Process(target=on_windows).start()
    Process(target=by_table, args=("once",)).start()
    Process(target=Node("client").run).start()
