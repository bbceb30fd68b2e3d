"""What a script sets is set for whoever runs it, and not for whoever imports from it."""

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
