"""What ends is kept for workers, and what does not is kept elsewhere."""

import time
from multiprocessing import Process

QUICK = {}
SLOW = {}


def quick(name):
    def keep(function):
        QUICK[name] = function
        return function

    return keep


def slow(function):
    SLOW[function.__name__] = function
    return function


def noted(function):
    print(function.__name__)
    return function


@quick("count")
def count():
    for number in range(10):
        print(number)


@slow
@noted
def watch():
    while True:
        time.sleep(1)


def begin(name):
    Process(target=QUICK[name]).start()
    SLOW[name]()


class Service:
    known = {}

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        Service.known[cls.__name__] = cls

    def run(self):
        while True:
            time.sleep(1)


class Once(Service):
    def run(self):
        time.sleep(1)


def serve(name):
    Process(target=Service.known[name]().run).start()  # only heirs are in it


def from_both(name):
    actions = {**{"do": watch}, "do": count}
    Process(target=actions["do"]).start()
