"""Events of threads that the worker itself comes to set."""

import threading
from multiprocessing import Process
from threading import Event, Thread, Timer


def has_it_set():
    over = threading.Event()
    Timer(5, over.set).start()
    over.wait()


def sets_it_in_a_thread():
    over = threading.Event()

    def work():
        print("working")
        over.set()

    Thread(target=work).start()
    over.wait()


class Loader:
    def __init__(self):
        self.loaded = Event()
        self.thread = Thread(target=self.load)

    def load(self):
        self.finish()

    def finish(self):
        self.loaded.set()

    def run(self):
        self.thread.start()
        self.loaded.wait()


class Worker(Thread):
    def __init__(self, owner):
        super().__init__()
        self.owner = owner

    def run(self):
        self.owner.done.set()


class Owner:
    def __init__(self):
        self.done = Event()

    def run(self):
        Worker(self).start()
        self.done.wait()


class Beat(Thread):
    def __init__(self):
        super().__init__()
        self.beaten = Event()

    def run(self):
        self.beaten.wait()

    def beat(self):
        self.beaten.set()


def beats():
    beat = Beat()
    beat.start()
    beat.beat()
    beat.join()


class Shared:
    def __init__(self, registry):
        self.known = Event()
        registry["known"] = self.known

    def run(self):
        self.known.wait()


def waits_for(given):
    given.wait()


def hands_it_in():
    over = Event()
    Thread(target=waits_for, args=(over,)).start()
    over.set()


class Handed:
    def __init__(self, over):
        self.ending = over

    def run(self):
        self.ending.wait()


def hands_it_to_an_object():
    over = Event()
    handed = Handed(over)
    Thread(target=handed.run).start()
    over.set()


def takes_it_out(events):
    events["over"] = Event()
    Timer(5, lambda: events["over"].set()).start()
    over = events.get("over")
    over.wait()


def serves(kind):
    kind().run()


def shares(registry):
    Shared(registry).run()


def start(registry):
    Process(target=has_it_set).start()
    Process(target=sets_it_in_a_thread).start()
    Process(target=serves, args=(Loader,)).start()
    Process(target=serves, args=(Owner,)).start()
    Process(target=beats).start()
    Process(target=hands_it_in).start()
    Process(target=hands_it_to_an_object).start()
    Process(target=takes_it_out, args=({},)).start()
    Process(target=shares, args=(registry,)).start()
