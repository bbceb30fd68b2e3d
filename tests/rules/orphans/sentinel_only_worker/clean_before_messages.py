"""Near misses: these loops may fail, and be left for it, whether or not a message has come."""

import time
from multiprocessing import Process, Queue
from queue import Empty


class Gone(Exception):
    pass


def drive(orders, device):
    try:
        while True:
            device.check()
            try:
                order = orders.get(timeout=0.5)
            except Empty:
                continue
            device.handle(order)
    except Gone:
        print("gone")


def steer(orders, device):
    try:
        while True:
            if orders.empty():
                device.idle()
                time.sleep(0.1)
                continue
            device.handle(orders.get())
    except (Gone, ValueError):
        print("gone")


def serve(orders, device):
    try:
        while True:
            try:
                order = orders.get_nowait()
            except Empty:
                order = None
            device.handle(order)
    except Gone:
        print("gone")


def main(device):
    orders = Queue()
    Process(target=drive, args=(orders, device)).start()
    Process(target=steer, args=(orders, device)).start()
    Process(target=serve, args=(orders, device)).start()
    return orders
