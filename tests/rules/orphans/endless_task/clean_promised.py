"""Annotations that promise less than what is known, or nothing."""

import time
from multiprocessing import Process
from typing import Any, Protocol

from plugins import find


class Receiver:
    def listen(self):
        while True:
            time.sleep(1)


class Quiet(Receiver):
    def listen(self):
        time.sleep(1)


class Listening(Protocol):
    def listen(self): ...


def quiet() -> Receiver:
    return Quiet()


def anything() -> Any:
    return find("x")


def somebody() -> Listening:
    return find("x")


def works():
    mine: Receiver = Quiet()
    mine.listen()
    quiet().listen()


def asks_anything():
    anything().listen()


def asks_somebody():
    somebody().listen()


def main():
    Process(target=works).start()
    Process(target=asks_anything).start()
    Process(target=asks_somebody).start()
