"""A program that forgets its pool when it has no arguments."""

import sys
from multiprocessing.pool import ThreadPool as Pool

pool = Pool(2)  # expect: PP104

if "__main__" == __name__:
    if sys.argv[1:]:
        print(pool.map(len, sys.argv[1:]))
        pool.close()
        pool.join()
