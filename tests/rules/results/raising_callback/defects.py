import json
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool

NAMES = ["zero", "one"]


def refuse(size):
    if size < 0:
        raise ValueError(size)


def look_up(number):
    print(NAMES[number])


def store(text):
    with open("found.json", "w") as target:
        json.dump(text, target)


def fail(error):
    raise error


def through(size):
    refuse(size)


def partly(size):
    try:
        refuse(size)
    except OSError:
        print(size)


def check(size):
    assert size > 0


def run(measure, paths):
    with Pool(4) as pool:
        pool.map_async(measure, paths, callback=refuse).wait(9)  # expect: PP209
        pool.map_async(measure, paths, callback=look_up).wait(9)  # expect: PP209
        pool.map_async(measure, paths, callback=store).wait(9)  # expect: PP209
        pool.map_async(measure, paths, error_callback=fail).wait(9)  # expect: PP209
        pool.apply_async(measure, paths, callback=through).wait(9)  # expect: PP209
        pool.apply_async(measure, paths, callback=partly).wait(9)  # expect: PP209
        pool.apply_async(measure, paths, callback=check).wait(9)  # expect: PP209
        pool.starmap_async(measure, paths, callback=refuse).wait(9)  # expect: PP209
        pool.apply_async(measure, paths, callback=lambda n: refuse(n)).wait(9)  # expect: PP209
        pool.apply_async(  # expect: PP209
            measure, paths, error_callback=lambda e: json.dumps(e)
        ).wait(9)


def run_in_threads(measure, paths):
    with ThreadPool(4) as pool:
        pool.map_async(measure, paths, callback=refuse).wait(9)  # expect: PP209
        pool.map_async(measure, paths, error_callback=fail).wait(9)  # expect: PP209


class Collector:
    def __init__(self):
        self.found = {}

    def take(self, found):
        name, size = found
        self.found[name] += json.loads(size)

    def refuse(self, error):
        raise RuntimeError(error)

    def run(self, measure, paths):
        def local(size):
            refuse(size)

        with Pool(4) as pool:
            pool.map_async(measure, paths, callback=self.take).wait(9)  # expect: PP209
            pool.map_async(measure, paths, error_callback=self.refuse).wait(9)  # expect: PP209
            pool.map_async(measure, paths, callback=local).wait(9)  # expect: PP209
