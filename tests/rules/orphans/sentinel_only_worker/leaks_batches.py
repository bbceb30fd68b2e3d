"""Pipes that are all made before the first fork: the workers hold them for one another."""

from multiprocessing import Pipe, Process


def player(seat, table):
    table.close()
    while True:
        move, card = seat.recv()
        if move == "play":
            seat.send(card + 1)
        elif move == "leave":
            seat.close()
            break
        else:
            raise NotImplementedError(move)


def listener(seat, table):
    table.close()
    while True:
        try:
            print(seat.recv())
        except EOFError:
            break


class Table:
    def __init__(self, players):
        self.ours, self.theirs = zip(*[Pipe() for _ in players])
        self.players = [
            Process(target=player, args=(seat, table))  # expect: PP309
            for seat, table in zip(self.theirs, self.ours)
        ]
        for each in self.players:
            each.start()
        for seat in self.theirs:
            seat.close()


def seat_all(number):
    pipes = [Pipe() for _ in range(number)]
    for table, seat in pipes:
        Process(target=listener, args=(seat, table)).start()  # expect: PP302


def start_later(number):
    players = []
    for _ in range(number):
        table, seat = Pipe()
        players.append(Process(target=listener, args=(seat, table)))  # expect: PP302
    for each in players:
        each.start()
