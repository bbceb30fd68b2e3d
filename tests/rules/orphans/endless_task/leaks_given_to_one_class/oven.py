"""An oven, with the same class of processes and other work."""

import time

from safe import SafeProcess


def bakes():
    while True:
        time.sleep(2)


def cools():
    while True:
        time.sleep(3)


if __name__ == "__main__":
    SafeProcess(target=bakes).start()  # expect: PP301
    SafeProcess(target=cools).start()  # expect: PP301
