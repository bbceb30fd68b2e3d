"""One of two functions of a name ends the process: which is tried first does not matter."""

import multiprocessing
import os
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor

if sys.platform == "win32":

    def watch():
        multiprocessing.parent_process().join()
        os._exit(1)

else:

    def watch():
        while os.getppid() != 1:
            time.sleep(1)


def guard():
    threading.Thread(target=watch, daemon=True).start()


def main(work, items):
    with ProcessPoolExecutor(2, initializer=guard) as executor:
        print(list(executor.map(work, items)))
