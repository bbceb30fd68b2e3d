"""A long sleep in a worker that ends with its parent."""

import multiprocessing
import os
import threading
import time
from multiprocessing import Pool


def end_with_parent():
    parent = multiprocessing.parent_process()
    threading.Thread(target=lambda: (parent.join(), os._exit(1)), daemon=True).start()


def sleeps(number):
    time.sleep(3600)
    return number


def main(numbers):
    with Pool(2, initializer=end_with_parent) as pool:
        pool.map(sleeps, numbers)
