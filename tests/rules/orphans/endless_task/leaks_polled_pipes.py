"""Loops that look whether a message is there before they take it: only its end would end them."""

import time
from multiprocessing import Pipe, Process

import shop


class Clerk(Process):
    def __init__(self, orders):
        super().__init__()
        self.orders = orders

    def run(self):
        try:
            while True:
                if not self.orders.poll(0.5):
                    shop.sweep()
                    continue
                try:
                    kind, order = self.orders.recv()
                except EOFError:
                    break
                self.orders.send(shop.sell(kind, order))
        finally:
            shop.close()


def looks_first(orders):
    while True:
        if orders.poll(1):
            try:
                print(orders.recv())
            except (EOFError, OSError):
                return


def looks_always(orders):
    try:
        while True:
            if not orders.poll(timeout=0.1):
                time.sleep(1)
            else:
                print(orders.recv())
    except EOFError:
        print("no more orders")


if __name__ == "__main__":
    ours, theirs = Pipe()
    Clerk(theirs).start()  # expect: PP301
    ours, theirs = Pipe()
    Process(target=looks_first, args=(theirs,)).start()  # expect: PP301
    ours, theirs = Pipe()
    Process(target=looks_always, args=(theirs,)).start()  # expect: PP301
