"""A loop over a pipe that does what it was given: what that raises is not what ends the loop."""

from multiprocessing import Pipe, Process

import shop


def sell(order):
    if not order:
        raise shop.Nothing(order)
    return shop.sell(order)


def serves(orders, work):
    while True:
        try:
            order = orders.recv()
            if isinstance(order, tuple):
                orders.send(work(*order))
            else:
                orders.send(work(order))
        except EOFError:
            break


def main():
    ours, theirs = Pipe()
    Process(target=serves, args=(theirs, sell)).start()  # expect: PP302
    return ours
