"""Pipes of a context whose start method is not known."""

from multiprocessing import get_context


def listener(seat, table):
    table.close()
    while True:
        try:
            print(seat.recv())
        except EOFError:
            break


def of_some_context(number, method):
    context = get_context(method)
    pipes = [context.Pipe() for _ in range(number)]
    for table, seat in pipes:
        context.Process(target=listener, args=(seat, table)).start()
