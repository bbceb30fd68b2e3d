"""Workers that tell their own children to end and wait for it: only the children may be left."""

import enum
import multiprocessing
import queue

from halls import on_start


class Order(enum.Enum):
    PAINT = 1
    HOME = 2


def paint(orders):
    working = True
    while working:
        try:
            order, what = orders.get(timeout=5)
        except queue.Empty:
            continue
        if order == Order.HOME:
            working = False
        else:
            print(what)


class Workshop:
    def __init__(self, number):
        context = multiprocessing.get_context("spawn")
        self.orders = []
        self.painters = []
        for _ in range(number):
            orders = context.Queue()
            self.orders.append(orders)
            painter = context.Process(target=paint, args=(orders,))  # expect: PP309
            painter.start()
            self.painters.append(painter)

    def close(self):
        for each in self.orders:
            each.put((Order.HOME, tuple()))

    def join(self):
        for painter in self.painters:
            painter.join()


WORKSHOP = None


def open_workshop():
    global WORKSHOP
    WORKSHOP = Workshop(3)


def close_workshop():
    WORKSHOP.close()


def join_workshop():
    WORKSHOP.join()


def study():
    on_start(open_workshop)
    close_workshop()
    join_workshop()


def study_without_end():
    on_start(open_workshop)
    join_workshop()


def main():
    multiprocessing.Process(target=study).start()
    multiprocessing.Process(target=study_without_end).start()  # expect: PP309
