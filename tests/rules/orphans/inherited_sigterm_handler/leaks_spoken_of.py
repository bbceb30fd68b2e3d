"""With 'spawn' the workers would have no handler."""

import multiprocessing
import signal


def flag(number, frame):
    print("asked to stop")


def main(items):
    signal.signal(signal.SIGTERM, flag)
    # multiprocessing.get_context("spawn") is what should stand here
    with multiprocessing.Pool(2) as pool:  # expect: PP308
        print(pool.map(abs, items))
