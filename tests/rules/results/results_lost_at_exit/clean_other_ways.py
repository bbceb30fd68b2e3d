import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Manager, Pool


def slept(load, names, done):
    with Pool(4) as pool:
        pool.map_async(load, names, callback=done.append)
        while not done:
            time.sleep(1)


def listened_to(load, names):
    with Manager() as manager, Pool(4) as pool:
        messages = manager.Queue()
        for name in names:
            pool.apply_async(load, (name, messages))
        for _ in names:
            print(messages.get())


def served(load, serve, names):
    with Pool(4) as pool:
        pool.map_async(load, names)
        serve()


def given_to_others(load, names, gather):
    with Pool(4) as pool:
        loads = [pool.apply_async(load, (name,)) for name in names]
        return gather(loads)


def asked_by_a_nested_function(load, names):
    with Pool(4) as pool:
        pending = pool.map_async(load, names)

        def fetch():
            return pending.get()

        return fetch()


def broken_off(load, names, wrong):
    with Pool(4) as pool:
        pending = pool.map_async(load, names)
        if wrong:
            raise ValueError(wrong)
        return pending.get()


def terminated_on_failure(load, names):
    pool = Pool(4)
    try:
        pool.map_async(load, names)
        pool.close()
        pool.join()
    except KeyboardInterrupt:
        pool.terminate()
        pool.join()


def executor_waits(load, names):
    with ProcessPoolExecutor(4) as executor:
        for name in names:
            executor.submit(load, name).add_done_callback(print)


class Kept:
    def run(self, load, names):
        with Pool(4) as pool:
            self.pending = pool.map_async(load, names)
            self.wait()

    def wait(self):
        self.pending.wait()
