import multiprocessing
import threading
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool
from threading import Thread, Timer


def by_name(report, measure, paths):
    reporter = Thread(target=report)
    reporter.start()
    with Pool(4) as pool:  # expect: PP404
        return pool.map(measure, paths)


def at_once(report, measure, paths):
    Thread(target=report, daemon=True).start()
    with multiprocessing.Pool(4) as pool:  # expect: PP404
        return pool.map(measure, paths)


def by_module(report, measure, paths):
    reporter = threading.Thread(target=report)
    reporter.start()
    pool = Pool(4)  # expect: PP404
    try:
        return pool.map(measure, paths)
    finally:
        pool.close()
        pool.join()
        reporter.join()


def timed(report, measure, paths):
    Timer(9, report).start()
    with Pool(4) as pool:  # expect: PP404
        return pool.map(measure, paths)


def several(report, measure, paths):
    reporters = [Thread(target=report) for _ in range(2)]
    for reporter in reporters:
        reporter.start()
    with Pool(4) as pool:  # expect: PP404
        return pool.map(measure, paths)


def an_executor(report, measure, paths):
    Thread(target=report).start()
    with ProcessPoolExecutor() as executor:  # expect: PP404
        return list(executor.map(measure, paths))


def two_pools(report, measure, paths):
    Thread(target=report).start()
    with Pool(4) as pool:  # expect: PP404
        sizes = pool.map(measure, paths)
    with Pool(4) as pool:  # expect: PP404
        return pool.map(len, sizes)


class Monitor:
    def __init__(self, report):
        self.thread = Thread(target=report)

    def run(self, measure, paths):
        self.thread.start()
        with Pool(4) as pool:  # expect: PP404
            return pool.map(measure, paths)

    def run_others(self, measure, paths):
        helper = Thread(target=self.thread.run)
        helper.start()
        with multiprocessing.pool.Pool(4) as pool:  # expect: PP404
            return pool.map(measure, paths)

    def run_forked(self, measure, paths):
        Thread(target=self.thread.run).start()
        with multiprocessing.get_context("fork").Pool(4) as pool:  # expect: PP404
            return pool.map(measure, paths)


def with_the_default(report, measure, paths):
    Thread(target=report).start()
    with multiprocessing.get_context().Pool(4) as pool:  # expect: PP404
        return pool.map(measure, paths)


def in_a_branch(report, measure, paths, loud):
    if loud:
        Thread(target=report).start()
    with Pool(4) as pool:  # expect: PP404
        return pool.map(measure, paths)


def in_a_loop(report, measure, batches):
    Thread(target=report).start()
    for batch in batches:
        with Pool(4) as pool:  # expect: PP404
            print(pool.map(measure, batch))


if __name__ == "__main__":
    Thread(target=print).start()
    with Pool(2) as workers:  # expect: PP404
        print(workers.map(len, ["left", "right"]))


class Reporter(Thread):
    def run(self):
        print("still there")


def of_a_class(measure, paths):
    reporter = Reporter()
    reporter.start()
    print(", ".join(paths), multiprocessing.cpu_count())
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("fork")) as e:  # expect: PP404
        return list(e.map(measure, paths))
