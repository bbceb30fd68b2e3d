"""Loops that fail, or are left for an error, only once a message has come."""

import time
from multiprocessing import Process, Queue
from queue import Empty


class Over:
    pass


class Driver(Process):
    def __init__(self, orders, answers):
        super().__init__()
        self.orders = orders
        self.answers = answers
        self.fatal = (ValueError, KeyError)

    def run(self):
        try:
            while True:
                if self.orders.empty():
                    time.sleep(0.001)
                    continue
                order = self.orders.get()
                if isinstance(order, Over):
                    return
                order.carry_out()
        except self.fatal:
            self.answers.put("fatal")
        except Exception:
            self.answers.put("failed")


class Broken(Exception):
    pass


def drive(orders, handlers):
    try:
        while True:
            try:
                order = orders.get(timeout=0.5)
            except Empty:
                continue
            handlers[order].handle()
    except Broken:
        print("broken")


def steer(orders, handlers):
    try:
        while True:
            try:
                order = orders.get_nowait()
            except Empty:
                time.sleep(0.1)
                continue
            handlers.get(order).handle()
    except (LookupError, ValueError):
        print("over")


def main(handlers):
    orders, answers = Queue(), Queue()
    Driver(orders, answers).start()  # expect: PP309
    Process(target=drive, args=(orders, handlers)).start()  # expect: PP309
    Process(target=steer, args=(orders, handlers)).start()  # expect: PP309
    return orders, answers
