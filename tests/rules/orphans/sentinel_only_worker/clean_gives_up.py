"""Workers that give up waiting."""

import queue
import time
from multiprocessing import Process, Queue


def gives_up(orders):
    since = time.time()
    while True:
        try:
            print(orders.get(block=False))
            since = time.time()
        except queue.Empty:
            if time.time() - since > 5:
                break


def gives_up2(orders):
    last = time.monotonic()
    while True:
        try:
            print(orders.get(timeout=1))
        except queue.Empty:
            idle = time.monotonic() - last
            if idle > 60:
                return
        else:
            last = time.monotonic()


def counts(orders):
    tries = 0
    while tries < 10:
        try:
            print(orders.get(timeout=1))
            tries = 0
        except queue.Empty:
            tries += 1


def none_is_end(orders):
    while True:
        order = fetch(orders)
        if order is None:
            break


def falsy_is_end(orders):
    while True:
        order = fetch(orders)
        if not order:
            return


def fetch(orders):
    try:
        return orders.get(timeout=5)
    except queue.Empty:
        return None


def flag_none(orders):
    while True:
        order = None
        try:
            order = orders.get(timeout=5)
        except queue.Empty:
            pass
        if order is None:
            break


def races(orders):
    while True:
        try:
            print(orders.get_nowait())
        except queue.Empty:
            break


def races2(orders):
    seen = 0
    while True:
        if orders.qsize() > 3:
            print("many")
        try:
            print(orders.get_nowait())
        except queue.Empty:
            break


def tried(found):
    for n in range(3):
        keep, tries = True, 0
        while keep:
            try:
                found.put(n, True, 1)
                keep = False
            except queue.Full:
                tries += 1
                keep = tries < 10


def main():
    orders, found = Queue(), Queue(maxsize=3)
    Process(target=gives_up, args=(orders,)).start()
    Process(target=gives_up2, args=(orders,)).start()
    Process(target=counts, args=(orders,)).start()
    Process(target=none_is_end, args=(orders,)).start()
    Process(target=falsy_is_end, args=(orders,)).start()
    Process(target=flag_none, args=(orders,)).start()
    Process(target=races, args=(orders,)).start()
    Process(target=races2, args=(orders,)).start()
    Process(target=tried, args=(found,)).start()
