"""A program to be run: that it could be imported as well is no path on which its pools leak."""

from multiprocessing.pool import ThreadPool as Pool

pool = Pool(2)

if __name__ == "__main__":
    print(pool.map(abs, range(8)))
    pool.close()
    pool.join()
