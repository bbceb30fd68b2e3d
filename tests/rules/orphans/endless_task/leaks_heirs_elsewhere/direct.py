"""Has its processes from a module of the project."""

import time

from kit.compat import Process


def watch():
    while True:
        time.sleep(1)


def main():
    Process(target=watch).start()  # expect: PP301
