"""Calls in different methods have no order that can be known."""

from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pool


class Owner:
    def __init__(self):
        self.owned = Pool(2)

    def close(self):
        self.owned.close()
        self.owned.join()

    def run(self, texts):
        return self.owned.map(len, texts)

    def run_once(self, texts):
        try:
            return self.run(texts)
        finally:
            self.close()


class Restarter:
    def __init__(self):
        self.restarted = ThreadPoolExecutor(2)

    def restart(self):
        self.restarted.shutdown()
        self.restarted = ThreadPoolExecutor(2)
        return self.restarted.submit(print, "again")


class Stopper:
    def __init__(self):
        self.stopped = Pool(2)

    def stop(self):
        self.stopped.terminate()
        self.start()
        return self.stopped.map(len, ["a"])

    def start(self):
        self.stopped = Pool(2)
