"""Queues of which nothing is known but that they can be empty, and who takes from them is ready."""

import queue
import threading
from multiprocessing import Process
from queue import Empty

from kitchens import FastQueue

STOP = 0


class Ring:
    """A queue of the program's own, over memory that processes share."""

    def __init__(self, memory):
        self.memory = memory

    def put(self, order):
        self.memory.write(order)

    def get_all(self):
        orders = self.memory.read()
        if not orders:
            raise Empty
        return orders


class Cook(Process):
    def __init__(self, memory):
        super().__init__()
        self.orders = Ring(memory)
        self.wishes = FastQueue(memory)

    def stop(self):
        self.orders.put(STOP)

    def run(self):
        cooking = True
        while cooking:
            try:
                orders = self.orders.get_all()
                number = len(orders)
            except Empty:
                number = 0
            for order in orders[:number]:
                if order == STOP:
                    cooking = False
                    break
                print("cooking", order)


class Baker(Cook):
    def run(self):
        while True:
            try:
                wishes = self.wishes.get_many(timeout=1)
            except (Empty, TimeoutError):
                continue
            if STOP in wishes:
                return
            print("baking", wishes)


def carry(dishes):
    carrying = True
    while carrying:
        try:
            dish = dishes.get_nowait()
        except queue.Empty:
            continue
        if dish == "end":
            carrying = False
        print("carrying", dish)


def start(memory, dishes):
    Cook(memory).start()  # expect: PP309
    Baker(memory).start()  # expect: PP309
    Process(target=carry, args=(dishes,)).start()  # expect: PP309


# Of a queue of threads and one of processes it is the latter that a process takes from.
def patiently(box):
    while True:
        try:
            return box.get(timeout=1000)
        except queue.Empty:
            print("late")


class Player:
    def __init__(self, apart=False):
        if apart:
            self.worker = Process(target=self.play)  # expect: PP309
            self.box = FastQueue()
        else:
            self.worker = threading.Thread(target=self.play)
            self.box = queue.Queue()

    def play(self):
        while True:
            move = patiently(self.box)
            if move == "over":
                break
            print(move)


def play_apart():
    player = Player(apart=True)
    player.worker.start()
    player.box.put("first")
