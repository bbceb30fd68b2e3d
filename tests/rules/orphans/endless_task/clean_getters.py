"""What functions and properties tell of changes in the worker's own process."""

import threading
import time
from multiprocessing import Process


class Server:
    def __init__(self):
        self._open = True
        self._left = 10
        self._closed = threading.Event()

    @property
    def is_open(self):
        return self._open

    @property
    def is_left(self):
        return self._left

    def was_closed(self):
        return self._closed.is_set()

    def counts(self):
        while self.is_open:
            self.turn()

    def turn(self):
        self._left -= 1
        if not self._left:
            self.close()

    def counts_down(self):
        while self.is_left:
            self._left -= 1

    def gives_itself_a_minute(self):
        threading.Timer(60, self.close).start()
        while not self.was_closed():
            time.sleep(1)

    def close(self):
        self._open = False
        self._closed.set()


class Clock:
    def __init__(self):
        self.going = True

    def run(self):
        while self.going:
            time.sleep(1)

    def stop(self):
        self.going = False


def stops_after_a_while(clock):
    time.sleep(60)
    clock.stop()


def has_a_thread_that_stops_it():
    clock = Clock()
    threading.Thread(target=stops_after_a_while, args=(clock,)).start()
    clock.run()


def has_another():
    clock = Clock()

    def stop():
        time.sleep(60)
        clock.stop()

    threading.Thread(target=stop).start()
    clock.run()


def main():
    Process(target=Server().counts).start()
    Process(target=Server().counts_down).start()
    Process(target=Server().gives_itself_a_minute).start()
    Process(target=has_a_thread_that_stops_it).start()
    Process(target=has_another).start()
