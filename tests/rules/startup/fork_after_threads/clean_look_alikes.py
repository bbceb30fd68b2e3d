from multiprocessing import Pool, Process
from multiprocessing.pool import ThreadPool
from threading import Thread


def threads_only(report, measure, paths):
    Thread(target=report).start()
    with ThreadPool(4) as pool:
        return pool.map(measure, paths)


def another_start(engine, measure, paths):
    engine.start()
    with Pool(4) as pool:
        return pool.map(measure, paths)


def a_process(report, measure, paths):
    Process(target=report).start()
    with Pool(4) as pool:
        return pool.map(measure, paths)


def made_only(report, measure, paths):
    reporter = Thread(target=report)
    with Pool(4) as pool:
        return reporter, pool.map(measure, paths)
