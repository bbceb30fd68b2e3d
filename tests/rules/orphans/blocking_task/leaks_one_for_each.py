"""The number of workers is that of another queue's items, or each takes more than one."""

import os
from multiprocessing import Process, Queue


def cook(orders):
    print(orders.get())


def cook_two(orders):
    print(orders.get())
    while not os.path.exists("enough"):
        print(orders.get())


def serve(guests):
    orders, tables = Queue(), Queue()
    for guest in guests:
        tables.put(guest)
    for _ in range(tables.qsize()):
        Process(target=cook, args=(orders,)).start()  # expect: PP302
    for _ in range(orders.qsize()):
        Process(target=cook_two, args=(orders,)).start()  # expect: PP302
    for _ in range(len(guests)):
        Process(target=cook, args=(orders,)).start()  # expect: PP302
    return orders
