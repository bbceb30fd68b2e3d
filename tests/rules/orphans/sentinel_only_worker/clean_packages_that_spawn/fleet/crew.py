"""Pipes of which a worker that is not forked has one end."""

import multiprocessing


def row(orders):
    while True:
        if orders.poll(0.05):
            order = orders.recv()
            if order == "land":
                break
            orders.send(order)


class Boat:
    def __init__(self):
        self.cox, orders = multiprocessing.Pipe()
        self.rower = multiprocessing.Process(target=row, args=(orders,))
        self.rower.start()

    def land(self):
        self.cox.send("land")
