from multiprocessing import Pool
from multiprocessing.pool import ThreadPool


def asked_later(load, names):
    with Pool(4) as pool:
        pending = pool.map_async(load, names)
    return pending.get()  # expect: PP204


def asked_with_a_timeout(load, name):
    with Pool(4) as pool:
        pending = pool.apply_async(load, (name,))
    pending.wait(10)  # expect: PP204
    return pending.successful()


def asked_one_by_one(load, names):
    with Pool(4) as pool:
        loads = [pool.apply_async(load, (name,)) for name in names]
    return [one.get() for one in loads]  # expect: PP204


def collected_one_by_one(load, names):
    loads = {}
    with Pool(4) as pool:
        for name in names:
            loads[name] = pool.apply_async(load, (name,))
    for name, one in loads.items():
        print(name, one.get())  # expect: PP204


def iterated_later(load, names):
    with ThreadPool(4) as pool:
        found = pool.imap(load, names)
    for one in found:  # expect: PP204
        print(one)


def listed_later(load, names):
    with Pool(4) as pool:
        found = (one for one in pool.imap_unordered(load, names) if one)
    return list(found)  # expect: PP204


def zipped_later(load, names):
    with Pool(4) as pool:
        found = pool.imap(load, names)
    return dict(zip(names, found))  # expect: PP204


def handed_out(load, names):
    with Pool(4) as pool:
        return pool.imap(load, names)  # expect: PP204


def handed_out_as_a_generator(load, names):
    with Pool(4) as pool:
        return (one for one in pool.imap(load, names) if one)  # expect: PP204


def handed_out_in_a_row(load, names):
    with Pool(4) as pool:
        found = pool.imap(load, names)
    return names, found  # expect: PP204


def terminated_first(load, names):
    pool = Pool(4)
    pending = pool.map_async(load, names)
    pool.terminate()
    pool.join()
    return pending.get()  # expect: PP204


def terminated_on_one_path(load, names, hurry):
    pool = Pool(4)
    pending = pool.map_async(load, names)
    if hurry:
        pool.terminate()
    else:
        pool.close()
    pool.join()
    return pending.get()  # expect: PP204


def something_ran_meanwhile(load, names, report):
    with Pool(4) as pool:
        pending = pool.map_async(load, names)
        report(names)
    return pending.get()  # expect: PP204


class Converter:
    def start(self, probe, paths):
        with Pool(2) as pool:
            self.last = pool
            return pool.map_async(probe, paths)  # expect: PP204


class Reader:
    def start(self, probe, paths):
        with ThreadPool(2) as pool:
            rows = pool.imap_unordered(probe, paths)
        yield from rows  # expect: PP204


def looped_over_something_else(load, names, seen):
    with Pool(4) as pool:
        loads = pool.map_async(load, names)
        for name in names:
            seen.append(name)
    return loads.get()  # expect: PP204
