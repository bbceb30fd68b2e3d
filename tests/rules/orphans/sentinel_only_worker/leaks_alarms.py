"""An alarm bounds what is done before it is taken back, and not the loop around both."""

import signal
from contextlib import contextmanager
from multiprocessing import Process, Queue


class Late(Exception):
    pass


def ring(number, frame):
    raise Late


def cook(orders, kitchen):
    signal.signal(signal.SIGALRM, ring)
    while True:
        order = orders.get()
        if order is None:
            break
        try:
            signal.alarm(30)
            kitchen.cook(order)
            signal.alarm(0)
        except Late:
            print("burnt")


def within(seconds, work):
    signal.alarm(seconds)
    try:
        return work()
    finally:
        signal.alarm(0)


def serve(orders):
    while True:
        order = orders.get()
        if order is None:
            break
        within(5, order.run)


@contextmanager
def limit(seconds):
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


class Patience:
    def __enter__(self):
        signal.alarm(10)

    def __exit__(self, *error):
        signal.alarm(0)


def carry(orders):
    while True:
        order = orders.get()
        if order is None:
            break
        with limit(5):
            order.carry()


def wash(orders):
    while True:
        order = orders.get()
        if order is None:
            break
        with Patience():
            order.wash()


def start(kitchen):
    orders = Queue()
    Process(target=cook, args=(orders, kitchen)).start()  # expect: PP309
    Process(target=serve, args=(orders,)).start()  # expect: PP309
    Process(target=carry, args=(orders,)).start()  # expect: PP309
    Process(target=wash, args=(orders,)).start()  # expect: PP309
    return orders
