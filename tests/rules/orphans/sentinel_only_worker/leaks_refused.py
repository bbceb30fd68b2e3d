"""A loop that refuses what it does not know is no sooner over than one that does not."""

import multiprocessing
from multiprocessing import Process

from kitchens import Orders, UnknownDish


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
            elif order == "stew":
                print("cooking stew")
            else:
                raise RuntimeError(f"unknown order: {order}")


class Waiter(Cook):
    def run(self):
        while not self.over.is_set():
            order = self.orders.next()
            if order not in ("soup", "stew"):
                raise Exception("Got an unsupported order " + str(order))
            print("bringing", order)


class Porter(Cook):
    def run(self):
        while not self.over.is_set():
            order = self.orders.next()
            if order.dish is None:
                raise UnknownDish(order)
            print("carrying", order)


def start():
    Cook().start()  # expect: PP309
    Waiter().start()  # expect: PP309
    Porter().start()  # expect: PP309
