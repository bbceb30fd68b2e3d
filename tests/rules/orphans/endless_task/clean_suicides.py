"""Loops in which the process ends itself, once it has seen enough."""

import multiprocessing
import os
import signal
import time
from multiprocessing import Process


def watch(door):
    while True:
        time.sleep(1)
        if os.path.exists(door):
            number = os.getpid()
            os.kill(number, signal.SIGKILL)


def watch_again(door):
    while True:
        time.sleep(1)
        if os.path.exists(door):
            multiprocessing.current_process().terminate()


def raises(door):
    while True:
        time.sleep(1)
        if os.path.exists(door):
            signal.raise_signal(signal.SIGTERM)


def main():
    Process(target=raises, args=("z",)).start()
    Process(target=watch, args=("a",)).start()
    Process(target=watch_again, args=("b",)).start()


if __name__ == "__main__":
    main()
