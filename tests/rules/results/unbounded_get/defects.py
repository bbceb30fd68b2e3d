import multiprocessing
from multiprocessing import Pool, get_context


def at_once(measure, path):
    with Pool(4) as pool:
        return pool.apply_async(measure, (path,)).get()  # expect: PP206


def later(measure, paths):
    with Pool(4) as pool:
        sizes = pool.map_async(measure, paths)
        return sizes.get()  # expect: PP206


def starred(measure, paths):
    with multiprocessing.Pool(4) as pool:
        sizes = pool.starmap_async(measure, paths)
        sizes.wait()  # expect: PP206
        return sizes.get()


def each(measure, paths):
    with get_context("spawn").Pool(4) as pool:
        results = [pool.apply_async(measure, (path,)) for path in paths]
        return [result.get() for result in results]  # expect: PP206


def each_in_a_loop(measure, paths):
    with Pool(4) as pool:
        results = [pool.apply_async(measure, (path,)) for path in paths]
        for result in results:
            print(result.get())  # expect: PP206
            result.wait()


def again_with_new_work(measure, paths):
    with Pool(4) as pool:
        size = pool.map_async(measure, paths)
        print(size.get())  # expect: PP206
        size = pool.map_async(measure, reversed(paths))
        print(size.get())  # expect: PP206


def by_name(measure, left, right):
    with Pool(2) as pool:
        first = pool.apply_async(measure, (left,))
        second = pool.apply_async(measure, (right,))
        left = first.get()  # expect: PP206
        return left + second.get()  # expect: PP206


def without_a_block(measure, paths):
    pool = Pool(4)
    try:
        return pool.map_async(measure, paths).get()  # expect: PP206
    finally:
        pool.terminate()


def one_waited_for(measure, left, right):
    with Pool(2) as pool:
        first = pool.apply_async(measure, (left,))
        second = pool.apply_async(measure, (right,))
        first.wait()  # expect: PP206
        return first.get() + second.get()  # expect: PP206


def joined_too_late(measure, paths):
    with Pool(4) as pool:
        size = pool.map_async(measure, paths)
        print(size.get())  # expect: PP206
        pool.close()
        pool.join()


class Scale:
    def __init__(self):
        self.pool = Pool(4)

    def stop(self):
        self.pool.close()
        self.pool.join()

    def one(self, measure, path):
        return self.pool.apply_async(measure, (path,)).get()  # expect: PP206

    def all(self, measure, paths):
        sizes = self.pool.map_async(measure, paths)
        sizes.wait()  # expect: PP206
        return sizes.get()

    def some(self, measure, paths):
        return self.pool.starmap_async(measure, paths).get()  # expect: PP206


if __name__ == "__main__":
    with Pool(2) as workers:
        print(workers.map_async(len, ["left", "right"]).get())  # expect: PP206
