"""Threads of the worker that it stops itself, and one that says when it has stopped."""

import threading
from multiprocessing import Pipe, Process
from multiprocessing.connection import wait


def listen(orders, stop):
    while True:
        ready = wait([orders, stop])
        if orders in ready:
            print(orders.recv())
        if stop in ready:
            return


def work(orders):
    stop, stopping = Pipe(duplex=False)
    listener = threading.Thread(target=listen, args=(orders, stop), daemon=True)
    listener.start()
    try:
        print(sum(range(10**6)))
    finally:
        stopping.send(None)
        listener.join()


def worked():
    ours, theirs = Pipe()
    Process(target=work, args=(theirs,)).start()
    ours.send("hello")


class Ticker(threading.Thread):
    def __init__(self):
        super().__init__(daemon=True)
        self.paused = threading.Event()

    def run(self):
        for _ in range(9):
            print("tick")
        self.paused.set()

    def spin(self):
        while not self.paused.wait(0.1):
            pass


def tick(ticker):
    ticker.start()
    ticker.spin()


def ticked():
    Process(target=tick, args=(Ticker(),)).start()
