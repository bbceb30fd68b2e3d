"""Workers that may have children: processes that are no daemons, and one that loses the mark."""

import multiprocessing
from multiprocessing import Pool, Process


def processes(numbers):
    with Pool(2) as pool:
        return pool.map(len, numbers)


def run_beside(rows):
    beside = Process(target=processes, args=(rows,))
    beside.start()
    other = Process(target=processes, args=(rows,), daemon=False)
    other.start()
    last = Process(target=processes, args=(rows,), daemon=True)
    last.daemon = False
    beside.join()
    other.join()
    last.join()


def sloppy(numbers):
    multiprocessing.current_process()._config["daemon"] = False
    return processes(numbers)


def run(rows):
    with Pool(4) as pool:
        return pool.map(sloppy, rows)
