"""Long waits for what only the main process sends."""

from multiprocessing import Process, Queue


def bake(loaves):
    for number in range(9):
        loaves.put(number)


def serve(orders):
    for _ in range(9):
        print(orders.get(timeout=3600))


def main():
    orders, loaves = Queue(), Queue()
    Process(target=bake, args=(loaves,)).start()
    Process(target=serve, args=(orders,)).start()  # expect: PP303
    for _ in range(9):
        orders.put(loaves.get())
