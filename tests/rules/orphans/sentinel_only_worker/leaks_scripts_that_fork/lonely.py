"""No script comes here, and none that sets a method could."""

from multiprocessing import Pipe, Process


def rows(seat):
    while True:
        order = seat.recv()
        if order is None:
            return


def start():
    table, seat = Pipe()
    Process(target=rows, args=(seat,)).start()  # expect: PP309
    return table
