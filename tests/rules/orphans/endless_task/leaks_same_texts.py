"""The same, for tasks to which the text leads that they have."""

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


def serve():
    Hub(role="server")


def watch():
    Hub(role="watcher")


if __name__ == "__main__":
    Process(target=serve).start()  # expect: PP301
    Process(target=watch).start()  # expect: PP301
