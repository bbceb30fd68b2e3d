"""One of several methods, of things whose workers are threads or that have no workers."""

import time
from multiprocessing.pool import ThreadPool


def beat(seconds):
    while True:
        time.sleep(seconds)


class Series:
    def map(self, function, items):
        return [function(item) for item in items]


def in_any_order(ordered, pauses):
    with ThreadPool(3) as pool:
        run = pool.imap if ordered else pool.imap_unordered
        for _ in run(beat, pauses):
            pass


def in_turn(pauses, series: Series, reverse):
    run = series.map if reverse else map
    return run(beat, pauses)
