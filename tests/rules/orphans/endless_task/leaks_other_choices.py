"""Loops behind comparisons that hold, or of which it is not known whether they do."""

import platform
import sys
import time
from multiprocessing import Process

MODE = sys.argv[1]
FIRST = "batch"
FIRST = "server"


def forever():
    while True:
        time.sleep(1)


def by_equality(kind):
    if kind == "server":
        forever()


def among(kind):
    if kind in ("server", "daemon"):
        forever()


def changed(kind):
    kind = kind + "er"
    if kind == "server":
        forever()


def by_constant():
    if MODE == "server" or FIRST == "server":
        forever()


def by_table(kind):
    table = {"server": forever, "once": print}
    table[kind]()


class Node:
    def __init__(self, kind):
        self.kind = kind

    def run(self):
        if self.kind == "server":
            forever()


class Changing:
    def __init__(self, kind):
        self.kind = kind

    def promote(self):
        self.kind = "server"

    def run(self):
        if self.kind == "server":
            forever()


def on_linux():
    if sys.platform == "linux":
        forever()


def not_on_windows():
    if platform.system() != "Windows":
        forever()


def main(kind):
    Process(target=by_equality, args=("server",)).start()  # expect: PP301
    Process(target=by_equality, args=(kind,)).start()  # expect: PP301
    Process(target=by_equality, args=("server" if kind else "client",)).start()  # expect: PP301
    Process(target=among, args=("daemon",)).start()  # expect: PP301
    Process(target=changed, args=("serv",)).start()  # expect: PP301
    Process(target=by_constant).start()  # expect: PP301
    Process(target=on_linux).start()  # expect: PP301
    Process(target=not_on_windows).start()  # expect: PP301
    Process(target=by_table, args=(kind,)).start()  # expect: PP301
    Process(target=Node("server").run).start()  # expect: PP301
    Process(target=Node(kind).run).start()  # expect: PP301
    placed = Node("client")
    placed.kind = "server"
    Process(target=placed.run).start()  # expect: PP301
    node = Changing("client")
    node.promote()
    Process(target=node.run).start()  # expect: PP301
