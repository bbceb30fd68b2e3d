"""All scripts that come here spawn."""

from multiprocessing import Pipe, Process, Queue, get_context


def rows(seat):
    while True:
        order = seat.recv()
        if order is None:
            return


def fetches(orders):
    while True:
        order = orders.get()
        if order is None:
            return


def start():
    table, seat = Pipe()
    Process(target=rows, args=(seat,)).start()
    orders = Queue()
    Process(target=fetches, args=(orders,)).start()  # expect: PP309
    forking = get_context("fork")
    other, bench = forking.Pipe()
    forking.Process(target=rows, args=(bench,)).start()  # expect: PP309
    return table, other, orders
