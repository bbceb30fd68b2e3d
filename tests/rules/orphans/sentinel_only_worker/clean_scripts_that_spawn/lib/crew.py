"""Says nothing of start methods: whoever begins a program does."""

from multiprocessing import Pipe, Process


class Rower(Process):
    def __init__(self, seat):
        super().__init__()
        self.seat = seat

    def run(self):
        while True:
            try:
                order = self.seat.recv()
            except EOFError:
                break
            if order == "stop":
                break
            self.seat.send(order)


def rows(seat):
    while True:
        order = seat.recv()
        if order is None:
            return


class Boat:
    def __init__(self):
        self.table, seat = Pipe()
        self.rower = Rower(seat)
        self.rower.start()
        self.other, seat = Pipe()
        Process(target=rows, args=(seat,)).start()
