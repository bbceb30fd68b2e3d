"""Loops that end by what a thread of the worker sets without being told to, or others of it do."""

import queue
import threading
import time
from multiprocessing import Pipe, Process, Queue


class Node(Process):
    def __init__(self, orders):
        super().__init__()
        self.orders = orders

    def run(self):
        self.leave = threading.Event()
        threading.Thread(target=self.listen, daemon=True).start()
        while not self.leave.is_set():
            time.sleep(0.1)

    def listen(self):
        try:
            while self.orders.get(timeout=60) != "leave":
                pass
        except queue.Empty:
            print("nobody is there")
        self.leave.set()


class Motor(Process):
    def __init__(self, line):
        super().__init__()
        self.line = line
        self.running = True

    def run(self):
        threading.Thread(target=self.obey, daemon=True).start()
        threading.Thread(target=self.count, daemon=True).start()
        while self.running:
            time.sleep(0.1)

    def obey(self):
        if self.line.recv() == "halt":
            self.running = False

    def count(self):
        time.sleep(60)
        self.running = False


class Wheel(Process):
    def __init__(self, orders):
        super().__init__()
        self.orders = orders
        self.turns = 0
        self.running = True

    def run(self):
        threading.Thread(target=self.obey, daemon=True).start()
        while self.running:
            self.turn()

    def obey(self):
        self.orders.get()
        self.running = False

    def turn(self):
        self.turns += 1
        if self.turns > 100:
            self.running = False


class Lamp(Process):
    def __init__(self, orders, service):
        super().__init__()
        self.orders = orders
        self.service = service
        self.burning = True

    def run(self):
        self.service.on_change(self.put_out)
        threading.Thread(target=self.obey, daemon=True).start()
        while self.burning:
            time.sleep(1)

    def obey(self):
        self.orders.get()
        self.put_out()

    def put_out(self):
        self.burning = False


def main(service):
    Node(Queue()).start()
    here, there = Pipe()
    Motor(there).start()
    Wheel(Queue()).start()
    Lamp(Queue(), service).start()
    here.close()
