"""A machine, in a folder without ``__init__.py``."""

import multiprocessing
import time


def runs(pause):
    while True:
        time.sleep(pause)


class Machine(multiprocessing.Process):
    def run(self):
        while True:
            time.sleep(1)
