"""Loops in which `suppress` takes what a wait raises when its time is over."""

import contextlib
import queue
import time
from contextlib import suppress
from multiprocessing import Event, JoinableQueue, Process, Queue, Value
from queue import Empty, Full


class Ledger:
    def __init__(self):
        self.entries = Queue()
        self._open = Value("i", 1)

    def start(self):
        Process(target=self._write_down).start()  # expect: PP309

    def close(self):
        self._open.value = 0

    def _write_down(self):
        due = 0.0
        while self._open.value:
            with contextlib.suppress(Empty):
                self._next()
            if time.time() > due:
                due = time.time() + 60

    def _next(self):
        print(self.entries.get(timeout=2))


def bake(orders, loaves, closed):
    while not closed.is_set():
        with suppress(queue.Empty, queue.Full):
            loaves.put(orders.get(timeout=1), timeout=1)


def deliver(loaves):
    while True:
        with suppress(Empty):
            loaf = loaves.get(timeout=1)
            if loaf is None:
                break
            print(loaf)
            loaves.task_done()


def main():
    orders, loaves, closed = Queue(), JoinableQueue(5), Event()
    Process(target=bake, args=(orders, loaves, closed)).start()  # expect: PP309
    Process(target=deliver, args=(loaves,)).start()  # expect: PP309
    with suppress(Full):
        orders.put(1, timeout=1)
    input()
    closed.set()
    loaves.put(None)


if __name__ == "__main__":
    main()
