"""Starts what other modules bring: none of it can be told from this module alone."""

from multiprocessing import Process

TASKS = {}


def task(name):
    def keep(function):
        TASKS[name] = function
        return function

    return keep


def start(name):
    Process(target=TASKS[name]).start()  # expect: PP301


class Starter:
    def __init__(self):
        self.plans = []

    def add(self, target, *args):
        self.plans.append((target, args))

    def start(self):
        for target, args in self.plans:
            Process(target=target, args=args).start()  # expect: PP301


class Supervisor:
    def __init__(self, work, size):
        self.work = work
        self.size = size

    def start(self):
        for number in range(self.size):
            self.start_one(number)

    def start_one(self, number):
        Process(target=self.work, args=(number,)).start()  # expect: PP301


class Service:
    target = None

    def start(self):
        Process(target=self.target).start()  # expect: PP301


class Pair:
    def __init__(self, *, kind):
        self.kind = kind

    def start(self):
        made = self.kind()
        Process(target=made.run).start()  # expect: PP301


class Handlers:
    known = {}

    @classmethod
    def add(cls, name):
        def keep(kind):
            cls.known[name] = kind
            return kind

        return keep

    def start(self, name):
        Process(target=self.known[name]().run).start()  # expect: PP301


def in_background(function):
    def begin(*args):
        Process(target=function, args=args).start()  # expect: PP301

    return begin


def safely(function, *args):
    try:
        function(*args)
    except ValueError as error:
        print(error)


def start_safely(function):
    Process(target=safely, args=(function, 2)).start()  # expect: PP301


def start_named(function, name):
    def named():
        print(name)
        function()

    Process(target=named, name=name).start()  # expect: PP301
