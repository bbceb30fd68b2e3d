"""Classes that are passed, kept and chosen before they are made."""

import time
from multiprocessing import Process


class Ticker(Process):
    def run(self):
        while True:
            time.sleep(1)


class Blinker(Process):
    def run(self):
        while True:
            time.sleep(2)


class Short(Process):
    def run(self):
        time.sleep(1)


class Job:
    """No process itself."""

    def run(self):
        while True:
            time.sleep(1)


class Other:
    def run(self):
        time.sleep(1)


KINDS = {"ticker": Ticker, "blinker": Blinker}
JOBS = {"job": Job, "other": Other}
SHORT = {"short": Short}


def start(worker_class):
    worker_class().start()  # expect: PP301


def start_named(kind):
    KINDS[kind]().start()  # expect: PP301
    SHORT[kind]().start()


def run_named(name):
    JOBS[name]().run()


def run_class(klass):
    klass().run()


def run_annotated(klass: type[Job]):
    klass().run()


class Owner:
    worker_class = Ticker
    short_class = Short

    def __init__(self, klass=Blinker):
        self._klass = klass

    def go(self):
        self.worker_class().start()  # expect: PP301
        worker = self._klass()  # expect: PP301
        worker.start()
        self.short_class().start()


def main(klass):
    start(Ticker)
    start(Blinker)
    start_named("ticker")
    Process(target=run_named, args=("job",)).start()  # expect: PP301
    Process(target=run_class, args=(Job,)).start()  # expect: PP301
    Process(target=run_class, args=(Other,)).start()
    Process(target=run_annotated, args=(klass,)).start()  # expect: PP301
    Owner().go()
