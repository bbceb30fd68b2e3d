from multiprocessing import get_context
from threading import Thread


def spawned(report, measure, paths):
    Thread(target=report).start()
    with get_context("spawn").Pool(4) as pool:
        return pool.map(measure, paths)


def served(report, measure, paths):
    Thread(target=report).start()
    with get_context("forkserver").Pool(4) as pool:
        return pool.map(measure, paths)
