"""Either of two iterators: one ends, the other does not."""

import itertools
import sys
import time
from multiprocessing import Process

TURNS = itertools.repeat(0, 3) if sys.argv[1:] else itertools.count()


def work():
    for _ in TURNS:
        time.sleep(1)


if __name__ == "__main__":
    Process(target=work).start()  # expect: PP301
