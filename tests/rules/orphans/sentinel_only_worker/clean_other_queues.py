"""Queues that a worker fills itself, that are for threads, and that it leaves when they are empty."""

import queue
import threading
from multiprocessing import Process
from queue import Empty

from kitchens import FastQueue

STOP = 0


class Cook(Process):
    def __init__(self, memory):
        super().__init__()
        self.orders = FastQueue(memory)

    def think(self):
        self.orders.put(STOP)

    def run(self):
        self.think()
        cooking = True
        while cooking:
            try:
                order = self.orders.get()
            except Empty:
                order = None
            if order == STOP:
                cooking = False


class Baker(Cook):
    def run(self):
        while True:
            try:
                print("baking", self.orders.get(timeout=1))
            except Empty:
                break


class Waiter(Process):
    def __init__(self):
        super().__init__()
        self.dishes = queue.Queue()

    def fetch(self):
        self.dishes.put(STOP)

    def run(self):
        threading.Thread(target=self.fetch).start()
        carrying = True
        while carrying:
            try:
                dish = self.dishes.get(timeout=1)
            except Empty:
                continue
            if dish == STOP:
                carrying = False


def carry(dishes):
    for _ in range(10):
        try:
            dish = dishes.get_nowait()
        except queue.Empty:
            continue
        if dish == "end":
            break
        print("carrying", dish)


def start(memory, dishes):
    Cook(memory).start()
    Baker(memory).start()
    Waiter().start()
    Process(target=carry, args=(dishes,)).start()
