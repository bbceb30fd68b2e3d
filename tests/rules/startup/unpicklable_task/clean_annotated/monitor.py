"""Near misses: a manager makes them, and what it makes can be pickled."""

from multiprocessing import Manager, Pool

import streams


class Monitor:
    def __init__(self, count):
        manager = Manager()
        self.streams = [streams.Stream(manager.Queue(), manager.Lock()) for _ in range(count)]
        self.pool = Pool(4)

    def stop(self):
        self.pool.close()
        self.pool.join()

    def start(self, index):
        return self.pool.apply_async(self.streams[index].read, (index,)).get()
