"""The ways in which a function gets to a process."""

import functools
import multiprocessing
import time
from multiprocessing import Pool, Process


def tick(period):
    while True:
        time.sleep(period)


def stop(period):
    return period


def logged(function):
    @functools.wraps(function)
    def wrapper(*args):
        print("begun")
        return function(*args)

    return wrapper


@logged
def decorated(period):
    while True:
        time.sleep(period)


class Ticker:
    def __init__(self, period):
        self.period = period
        self.running = True

    def run(self):
        while True:
            time.sleep(self.period)

    def while_flag(self):
        while self.running:
            time.sleep(self.period)

    def stop(self):
        self.running = False

    def __call__(self):
        self.run()

    @staticmethod
    def static():
        tick(1)


class Base(Process):
    def run(self):
        while True:
            self.step()

    def step(self):
        raise NotImplementedError


class Child(Base):
    def step(self):
        time.sleep(1)


class Alone(multiprocessing.Process):  # expect: PP301
    def run(self):
        while True:
            time.sleep(1)


KINDS = {"alone": Alone}


class Named(Process):
    """Runs its target under a name of the project's."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, name="worker", **kwargs)


def start_named():
    Named(target=tick, args=(1,)).start()  # expect: PP301
    Named(target=stop, args=(1,)).start()


CHOICES = {"tick": tick, "stop": stop}


def start(name, function):
    alias = tick
    context = multiprocessing.get_context("spawn")
    Process(target=alias, args=(1,)).start()  # expect: PP301
    Process(target=functools.partial(tick, 1)).start()  # expect: PP301
    Process(target=lambda: tick(1)).start()  # expect: PP301
    Process(target=decorated, args=(1,)).start()  # expect: PP301
    Process(target=Ticker(1).run).start()  # expect: PP301
    Process(target=Ticker(1).while_flag).start()  # expect: PP301
    Process(target=Ticker(1)).start()  # expect: PP301
    Process(target=Ticker.static).start()  # expect: PP301
    Process(target=CHOICES[name], args=(1,)).start()  # expect: PP301
    Process(target=tick if name else stop, args=(1,)).start()  # expect: PP301
    context.Process(target=tick, args=(1,)).start()  # expect: PP301
    for each in (tick, stop):
        Process(target=each, args=(1,)).start()  # expect: PP301
    Child().start()  # expect: PP301


def submit(pool, function):
    return pool.apply(function, (1,))  # expect: PP301


def main():
    with Pool(2) as pool:
        submit(pool, tick)
