import logging
from multiprocessing import Pool

SEEN = []


def show(size):
    print(f"{size} bytes")


def remember(size):
    SEEN.append(size)


def complain(error):
    logging.error("failed: %s", error)


def guarded(size):
    try:
        raise ValueError(size)
    except Exception:
        logging.exception("refused")


def run(measure, paths):
    with Pool(4) as pool:
        pool.map_async(measure, paths, callback=show, error_callback=complain).wait(9)
        pool.map_async(measure, paths, callback=remember).wait(9)
        pool.map_async(measure, paths, callback=guarded).wait(9)
        pool.map_async(measure, paths, callback=SEEN.extend).wait(9)
