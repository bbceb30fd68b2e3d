"""Locks that somebody else has to let go first: one taken twice, none to begin with, a given one."""

import multiprocessing
import threading
from multiprocessing import Process, Semaphore


def twice(orders):
    closing = multiprocessing.Lock()
    closing.acquire()
    orders.put(closing)
    closing.acquire()


def none_yet(orders):
    places = Semaphore(0)
    orders.put(places)
    places.acquire()


def in_every_round(orders):
    closing = multiprocessing.Lock()
    orders.put(closing)
    for order in range(5):
        closing.acquire()
        print(order)


def given(closing):
    closing.acquire()
    print("closing")


def start(orders):
    closing = multiprocessing.Lock()
    closing.acquire()
    Process(target=twice, args=(orders,)).start()  # expect: PP302
    Process(target=none_yet, args=(orders,)).start()  # expect: PP302
    Process(target=in_every_round, args=(orders,)).start()  # expect: PP302
    Process(target=given, args=(closing,)).start()  # expect: PP302
    return closing


class Watcher(threading.Thread):
    def __init__(self, closing):
        super().__init__()
        self.closing = closing

    def run(self):
        self.closing.acquire()
        print("closing")


def show(closing, shown):
    watcher = Watcher(closing)
    watcher.start()
    shown.release()
    watcher.join()


def open_window():
    closing, shown = Semaphore(0), Semaphore(0)
    Process(target=show, args=(closing, shown)).start()  # expect: PP302
    return closing, shown
