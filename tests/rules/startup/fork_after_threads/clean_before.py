from multiprocessing import Pool
from threading import Thread


def pool_first(report, measure, paths):
    with Pool(4) as pool:
        Thread(target=report).start()
        return pool.map(measure, paths)


def joined(report, measure, paths):
    reporter = Thread(target=report)
    reporter.start()
    reporter.join()
    with Pool(4) as pool:
        return pool.map(measure, paths)
