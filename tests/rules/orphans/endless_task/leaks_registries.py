"""Tasks that decorators keep, wrap or start."""

import functools
import time
from multiprocessing import Process

ACTIONS = {}
KINDS = {}


def action(name):
    def keep(function):
        ACTIONS[name] = function
        return function

    return keep


def kind(cls):
    KINDS[cls.__name__] = cls
    return cls


def in_background(function):
    @functools.wraps(function)
    def start(*args, **kwargs):
        process = Process(target=function, args=args, kwargs=kwargs)  # expect: PP301
        process.start()
        return process

    return start


class Plan:
    def __init__(self):
        self.steps = []

    def step(self, function):
        self.steps.append(function)
        return function

    def start(self):
        for each in self.steps:
            Process(target=each).start()  # expect: PP301


plan = Plan()


@action("watch")
def watch():
    while True:
        time.sleep(1)


@action("count")
def count():
    for number in range(10):
        print(number)


@kind
class Watcher:
    def run(self):
        watch()


@in_background
def heartbeat(period):
    while True:
        time.sleep(period)


@plan.step
def beat():
    heartbeat.__wrapped__(1)
    watch()


def begin(name):
    Process(target=ACTIONS[name]).start()  # expect: PP301


def begin_kind(name):
    made = KINDS[name]()
    Process(target=made.run).start()  # expect: PP301


class Shelf:
    def __init__(self):
        self._kept = {}

    def keep(self, name):
        def put(function):
            self._kept[name] = function
            return function

        return put

    def __getitem__(self, name):
        return self._kept[name]


shelf = Shelf()


@shelf.keep("guard")
def guard():
    while True:
        time.sleep(1)


def from_the_shelf(name):
    Process(target=shelf["guard"]).start()  # expect: PP301
    Process(target=shelf[name]).start()  # expect: PP301


class Service:
    known = {}

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        Service.known[cls.__name__] = cls
        cls.known[options.get("name")] = cls

    def run(self):
        raise NotImplementedError


class Beacon(Service):
    def run(self):
        while True:
            time.sleep(1)


def serve(name):
    Process(target=Service.known[name]().run).start()  # expect: PP301


def _sweep(cls, seconds):
    while True:
        time.sleep(seconds)


class Sweeper:
    sweep = classmethod(_sweep)

    def start(self):
        Process(target=self.sweep, args=(1,)).start()  # expect: PP301
        Process(target=Sweeper.sweep, args=(1,)).start()  # expect: PP301


def from_both(name):
    actions = {"none": None, **{"guard": guard}}
    Process(target=actions["guard"]).start()  # expect: PP301
