"""Near misses: a timer that ends nothing, or is taken back in time."""

import os
import threading
import time
from multiprocessing import Process


def end():
    os._exit(1)


def reminded():
    threading.Timer(60, print, args=("late",)).start()
    while True:
        time.sleep(1)


def put_off():
    timer = threading.Timer(60, end)
    timer.start()
    while True:
        time.sleep(1)
        timer.cancel()
        timer = threading.Timer(60, end)
        timer.start()


def main():
    Process(target=reminded).start()  # expect: PP301
    Process(target=put_off).start()  # expect: PP301
