"""Texts that are asked whether they are the same object, as if that meant that they are equal."""

import time
from multiprocessing import Process


class Hub:
    def __init__(self, role):
        if role is "server":
            while True:
                time.sleep(1)
        elif role is not "client":
            while True:
                time.sleep(2)


def ask():
    Hub("client")


if __name__ == "__main__":
    Process(target=ask).start()
