"""Whoever makes a lock can take it at once."""

import multiprocessing
import threading
from multiprocessing import Process, Semaphore


def cook(orders):
    closing = multiprocessing.Semaphore()
    closing.acquire()
    orders.put(closing)


class Kitchen:
    def __init__(self):
        self.closing = multiprocessing.Lock()
        self.closing.acquire()
        self.places = Semaphore(3)
        self.places.acquire(True)


def open_kitchen(name):
    kitchen = Kitchen()
    print(name, kitchen)


def many(names):
    for name in names:
        lock = multiprocessing.Lock()
        lock.acquire()
        print(name, lock)


def start(orders):
    Process(target=cook, args=(orders,)).start()
    Process(target=open_kitchen, args=("east",)).start()
    Process(target=many, args=(["east", "west"],)).start()


class Watcher(threading.Thread):
    def __init__(self, closing):
        super().__init__()
        self.closing = closing

    def run(self):
        self.closing.acquire()
        print("closing")


def show(closing):
    watcher = Watcher(closing)
    watcher.start()
    print("showing")
    closing.release()
    watcher.join()


def open_window():
    closing = multiprocessing.Semaphore(0)
    Process(target=show, args=(closing,)).start()
    return closing
