"""Pipes that are made one by one, for one worker only, or of which a worker closes all."""

from multiprocessing import Pipe, Process


def listener(seat, table):
    table.close()
    while True:
        try:
            print(seat.recv())
        except EOFError:
            break


def one_by_one(number):
    for _ in range(number):
        table, seat = Pipe()
        Process(target=listener, args=(seat, table)).start()
        seat.close()


def made_and_started_by(number, start):
    pipes = []
    for _ in range(number):
        table, seat = Pipe()
        pipes.append(table)
        start(Process(target=listener, args=(seat, table)))
    return pipes


def alone():
    pipes = [Pipe() for _ in range(1)]
    for table, seat in pipes:
        Process(target=listener, args=(seat, table)).start()


def closes_all(seat, pipes):
    for table, _ in pipes:
        table.close()
    while True:
        try:
            print(seat.recv())
        except EOFError:
            break


def told_of_all(number):
    pipes = [Pipe() for _ in range(number)]
    for _, seat in pipes:
        Process(target=closes_all, args=(seat, pipes)).start()
