"""A kiln: each task is told of by itself."""

import time

from safe import SafeProcess


def heats():
    while True:
        time.sleep(1)


if __name__ == "__main__":
    SafeProcess(target=heats).start()  # expect: PP301
