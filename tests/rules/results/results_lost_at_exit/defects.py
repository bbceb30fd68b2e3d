from contextlib import ExitStack
from multiprocessing import Pool, get_context
from multiprocessing.pool import ThreadPool


def called_for_each(load, names):
    with Pool(4) as pool:
        for name in names:
            pool.apply_async(load, (name,))  # expect: PP203


def prepared_before_each(load, prepare, names):
    with Pool(4) as pool:
        for name in names:
            ready = prepare(name)
            pool.apply_async(load, (ready,))  # expect: PP203


def with_a_callback(load, names):
    found = []
    with Pool(4) as pool:
        for name in names:
            pool.apply_async(load, (name,), callback=found.append)  # expect: PP203
    return found


def collected_only(load, names):
    with ThreadPool(4) as pool:
        loads = []
        for name in names:
            loads.append(pool.apply_async(load, (name,)))  # expect: PP203
        print(f"{len(loads)} loads started")


def lazily(load, names):
    with get_context("spawn").Pool(4) as pool:
        pool.imap_unordered(load, names)  # expect: PP203


def closed_only(load, names):
    with Pool(4) as pool:
        pool.map_async(load, names)  # expect: PP203
        pool.close()


def on_a_stack(load, names):
    with ExitStack() as stack:
        pool = stack.enter_context(Pool(4))
        pool.map_async(load, names)  # expect: PP203


def terminated(load, names):
    pool = Pool(4)
    try:
        for name in names:
            pool.apply_async(load, (name,))  # expect: PP203
    finally:
        pool.terminate()
        pool.join()


def waits_if_asked(load, names, wait):
    with Pool(4) as pool:
        pending = pool.map_async(load, names)  # expect: PP203
        if wait:
            pending.wait()


class Loader:
    def run(self, load, names):
        with Pool(4) as self.pool:
            for name in names:
                self.pool.apply_async(load, (name,))  # expect: PP203


def in_two_loops(load, save, names):
    with Pool(4) as pool:
        for name in names:
            pool.apply_async(load, (name,))  # expect: PP203
        for name in names:
            pool.apply_async(save, (name,))  # expect: PP203


def while_there_is_more(load, names):
    with Pool(4) as pool:
        while names:
            name = names.pop()
            pool.apply_async(load, (name,))  # expect: PP203


def in_a_comprehension(load, names):
    with Pool(4) as pool:
        [pool.apply_async(load, (name,)) for name in names]  # expect: PP203


def left_early(load, names):
    with Pool(4) as pool:
        pool.starmap_async(load, names)  # expect: PP203
        return len(names)


if __name__ == "__main__":
    with Pool(2) as workers:
        workers.map_async(print, ["left", "right"])  # expect: PP203
