"""Loops that the end of a wait leaves: what takes it stands around them, or takes another."""

import contextlib
from contextlib import suppress
from multiprocessing import Event, Process, Queue
from queue import Empty, Full


def drain(orders, closed):
    with suppress(Empty):
        while not closed.is_set():
            print(orders.get(timeout=1))


def drain_a_little(orders, closed):
    while not closed.is_set():
        with contextlib.suppress(Full, KeyError):
            print(orders.get(timeout=1))


def main():
    orders, closed = Queue(), Event()
    Process(target=drain, args=(orders, closed)).start()
    Process(target=drain_a_little, args=(orders, closed)).start()
    orders.put(1)
    closed.set()


if __name__ == "__main__":
    main()
