"""A loop that counts its own turns, each for whoever a message names."""

from multiprocessing import Process, Queue


def serve(orders, served, total):
    turn = 0
    while sum(served) < total:
        while not orders.empty():
            turn = orders.get_nowait().table
        served[turn] = served[turn] + 1


def serve_backwards(orders, left):
    turn = 0
    while max(left) > 0:
        if not orders.empty():
            turn = orders.get_nowait().table
        left[turn] = left[turn] - 1


def main():
    orders = Queue()
    Process(target=serve, args=(orders, [0] * 4, 100)).start()
    Process(target=serve_backwards, args=(orders, [9] * 4)).start()
