"""Executors whose workers end with their parent."""

import ctypes
import multiprocessing
import os
import threading
from concurrent.futures import ProcessPoolExecutor

from somewhere import their_guard


def watch():
    multiprocessing.parent_process().join()
    os._exit(1)


def guard():
    threading.Thread(target=watch, daemon=True).start()


def death_signal():
    ctypes.CDLL(None).prctl(1, 9)


def main(work, items):
    for initializer in (guard, death_signal):
        with ProcessPoolExecutor(2, initializer=initializer) as executor:
            print(list(executor.map(work, items)))
    with ProcessPoolExecutor(2, None, guard) as executor:
        print(list(executor.map(work, items)))
    with ProcessPoolExecutor(2, initializer=their_guard) as executor:
        print(list(executor.map(work, items)))
