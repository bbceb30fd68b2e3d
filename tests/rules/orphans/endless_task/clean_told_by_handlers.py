"""Flags that a handler sets for what has to come: an end, a timeout, or as one of two."""

import socket
from multiprocessing import Process, Queue
from queue import Empty

import shop


def until_nothing_comes(orders):
    done = False
    while not done:
        try:
            print(orders.get(timeout=1))
        except Exception:
            done = True


def until_it_is_over(items):
    going, items = True, iter(items)
    while going:
        try:
            print(next(items))
        except Exception:
            going = False


def until_it_fails_or_is_closed():
    done = False
    while not done:
        try:
            done = not shop.is_open()
        except Exception:
            done = True


def until_empty(orders):
    done = False
    while not done:
        try:
            print(orders.get_nowait())
        except Empty:
            done = True


def until_it_is_late():
    listening = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    listening.settimeout(1)
    done = False
    while not done:
        try:
            print(listening.recvfrom(100))
        except Exception:
            done = True


if __name__ == "__main__":
    orders = Queue()
    Process(target=until_nothing_comes, args=(orders,)).start()
    Process(target=until_it_is_over, args=([1, 2],)).start()
    Process(target=until_it_fails_or_is_closed).start()
    Process(target=until_empty, args=(orders,)).start()
    Process(target=until_it_is_late).start()
