"""Loops that end by what a thread of the worker sets once it has been told to."""

import threading
import time
from multiprocessing import Event, Pipe, Process, Queue

over = False


class Node(Process):
    def __init__(self, orders):
        super().__init__()
        self.orders = orders

    def run(self):
        self.leave = threading.Event()
        listener = threading.Thread(target=self.listen, daemon=True)
        listener.start()
        while not self.leave.is_set():
            time.sleep(0.1)

    def listen(self):
        while True:
            order = self.orders.get()
            if order == "leave":
                self.leave.set()
                break


class Motor(Process):
    def __init__(self, line):
        super().__init__()
        self.line = line
        self.running = True

    def run(self):
        threading.Thread(target=self.obey, daemon=True).start()
        while self.running:
            print("turn")
            time.sleep(0.1)

    def obey(self):
        while True:
            word = self.line.recv()
            if word == "halt":
                self.running = False


class Ear(threading.Thread):
    def __init__(self, orders, heard):
        super().__init__(daemon=True)
        self.orders = orders
        self.heard = heard

    def run(self):
        self.orders.get()
        self.heard.set()


class Dog(Process):
    def __init__(self, orders):
        super().__init__()
        self.heard = threading.Event()
        self.ear = Ear(orders, self.heard)

    def run(self):
        self.ear.start()
        while not self.heard.is_set():
            time.sleep(0.1)


def mind(orders):
    global over
    orders.get()
    over = True


def drum(orders):
    threading.Thread(target=mind, args=(orders,), daemon=True).start()
    while not over:
        time.sleep(0.1)


def pass_on(stop, done):
    stop.wait()
    done.set()


def blink(stop):
    done = threading.Event()
    threading.Thread(target=pass_on, args=(stop, done), daemon=True).start()
    while not done.wait(1):
        print("blink")


def main():
    orders = Queue()
    Node(orders).start()  # expect: PP309
    here, there = Pipe()
    Motor(there).start()  # expect: PP309
    drums = Queue()
    Process(target=drum, args=(drums,)).start()  # expect: PP309
    stop = Event()
    Process(target=blink, args=(stop,)).start()  # expect: PP309
    whistle = Queue()
    Dog(whistle).start()  # expect: PP309
    whistle.put("come")
    orders.put("leave")
    here.send("halt")
    drums.put("enough")
    stop.set()
