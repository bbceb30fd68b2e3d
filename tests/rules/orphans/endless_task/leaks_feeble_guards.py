"""Guards that do not do what they are meant to."""

import ctypes
import multiprocessing
import os
import sys
import threading
import time
from multiprocessing import Pool, Process


def watch():
    multiprocessing.parent_process().join()
    sys.exit(1)


def only_ends_the_thread():
    threading.Thread(target=watch, daemon=True).start()
    while True:
        time.sleep(1)


def only_prints():
    print(os.getppid())
    while True:
        time.sleep(1)


def tick():
    while True:
        time.sleep(1)


def other_initializer():
    print("ready")


def death_signal():
    ctypes.CDLL(None).prctl(1, 9)


def main():
    Process(target=only_ends_the_thread).start()  # expect: PP301
    Process(target=only_prints).start()  # expect: PP301
    Process(target=tick, daemon=True).start()  # expect: PP301
    with Pool(2, initializer=other_initializer) as pool:
        pool.apply(tick)  # expect: PP301
    with multiprocessing.get_context("forkserver").Pool(2, death_signal) as pool:
        pool.apply(tick)  # expect: PP301
