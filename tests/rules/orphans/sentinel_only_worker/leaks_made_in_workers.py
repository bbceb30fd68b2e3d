"""Classes whose constructor is what a worker runs: it goes on with what it was given."""

import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Event, Manager, Process


class Keeper:
    def __init__(self, stop, every=1, start=True):
        self.stop = stop
        self.every = every
        if start:
            self.start()

    def start(self):
        self.keep()

    def keep(self):
        rounds = 0
        while not self.stop.is_set() or not rounds:
            rounds += 1
            time.sleep(self.every)


class Idle(Keeper):
    def __init__(self, stop):
        super().__init__(stop, start=False)


def keep_within(stop):
    Keeper(stop, every=5)


class Helper:
    """The object is made in the worker, and asked by another one."""

    def __init__(self, stop):
        self.stop = stop

    def is_over(self):
        return self.stop.is_set()


class Owner:
    def __init__(self, stop):
        self.helper = Helper(stop)
        while not self.helper.is_over():
            time.sleep(1)


def main():
    stop = Event()
    Process(target=Keeper, args=(stop,)).start()  # expect: PP309
    Process(target=Keeper, kwargs={"stop": stop}).start()  # expect: PP309
    Process(target=Idle, args=(stop,)).start()
    Process(target=keep_within, args=(stop,)).start()  # expect: PP309
    Process(target=Owner, args=(stop,)).start()  # expect: PP309
    with Manager() as manager, ProcessPoolExecutor(2) as executor:
        executor.submit(Keeper, manager.Event()).result()  # expect: PP309
