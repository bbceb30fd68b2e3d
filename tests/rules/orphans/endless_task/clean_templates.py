"""Bases whose heirs end: what one class has is not what another runs."""

import time
from multiprocessing import Process, Queue


class Service:
    def start(self):
        Process(target=self.guarded).start()

    def guarded(self):
        self.serve()

    def serve(self):
        raise NotImplementedError


class Short(Service):
    def serve(self):
        time.sleep(1)


class Stranger:
    """No heir of it."""

    def serve(self):
        while True:
            time.sleep(1)


class Careful(Process):
    def run(self):
        print("begins")
        super().run()


def short():
    time.sleep(1)


def endless():
    while True:
        time.sleep(1)


class Overridden(Process):
    """Never runs the target that it is made with."""

    def __init__(self):
        super().__init__(target=endless)

    def run(self):
        print("done")


def main():
    Short().start()
    Careful(target=short).start()
    Careful(name="endless", target=short).start()
    Overridden().start()
    options = {"target": endless}
    options["target"] = short
    Process(**options).start()
    return Stranger, Queue()
