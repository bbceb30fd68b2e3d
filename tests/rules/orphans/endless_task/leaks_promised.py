"""What annotations promise, where nobody can see what a library or a plugin gives."""

import time
from multiprocessing import Process

from plugins import find


class Receiver:
    def listen(self):
        while True:
            time.sleep(1)


class Once:
    def listen(self):
        time.sleep(1)


def receiver(name: str) -> Receiver:
    return find(name)


def kind_of(name: str) -> type[Receiver]:
    return find(name)


def once(name: str) -> Once:
    return find(name)


def by_a_result():
    receiver("x").listen()


def by_a_class():
    kind_of("x")().listen()


def by_a_variable():
    found: Receiver = find("x")
    found.listen()


def that_ends():
    once("x").listen()


class Host:
    spare: "Receiver"

    def __init__(self, name):
        self.receiver: Receiver | None = find(name)
        self.once: Once = find(name)

    def run(self):
        self.receiver.listen()

    def run_spare(self):
        self.spare.listen()

    def run_once(self):
        self.once.listen()


def main():
    Process(target=by_a_result).start()  # expect: PP301
    Process(target=by_a_class).start()  # expect: PP301
    Process(target=by_a_variable).start()  # expect: PP301
    Process(target=that_ends).start()
    Process(target=Host("x").run).start()  # expect: PP301
    Process(target=Host("x").run_spare).start()  # expect: PP301
    Process(target=Host("x").run_once).start()
    Process(target=receiver("x").listen).start()  # expect: PP301
