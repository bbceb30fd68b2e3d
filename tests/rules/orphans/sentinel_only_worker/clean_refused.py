"""Errors that say that it is over, that a loop counts up to, or that somebody waits for."""

import multiprocessing
from multiprocessing import Process

from kitchens import Orders


class Cook(Process):
    def __init__(self):
        super().__init__()
        self.over = multiprocessing.Event()
        self.orders = Orders()

    def run(self):
        while not self.over.is_set():
            order = self.orders.next()
            if order == "soup":
                print("cooking soup")
            else:
                raise RuntimeError("no orders any more")


class Waiter(Cook):
    def run(self):
        tries = 0
        while not self.over.is_set():
            if not self.orders.next():
                tries += 1
            if tries > 5:
                raise RuntimeError("could not reach the kitchen")


class Porter(Cook):
    def run(self):
        try:
            while not self.over.is_set():
                order = self.orders.next()
                if order != "soup":
                    raise RuntimeError("unknown order")
        except RuntimeError:
            print("that was the last one")


def start():
    Cook().start()
    Waiter().start()
    Porter().start()
