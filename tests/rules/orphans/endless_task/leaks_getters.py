"""Flags that a function or property tells of: each process has its own copy, which nobody sets."""

import threading
import time
from multiprocessing import Process

_going = True


def finish():
    global _going
    _going = False


def is_going():
    """Tell whether to go on."""
    return _going


def by_a_function():
    while is_going():
        time.sleep(1)


class Server:
    def __init__(self):
        self._open = False
        self._closed = threading.Event()
        self._lock = threading.Lock()

    @property
    def is_open(self):
        return self._open

    def was_closed(self):
        with self._lock:
            return not self._open

    @property
    def closed(self):
        return self._closed.is_set()

    def by_a_property(self):
        self._open = True
        while self.is_open:
            time.sleep(1)

    def by_a_method(self):
        self._open = True
        while True:
            time.sleep(1)
            if self.was_closed():
                break

    def by_an_event(self):
        while not self.closed:
            time.sleep(1)

    def close(self):
        self._open = False
        self._closed.set()


class Ticker(Process):
    def __init__(self):
        super().__init__()
        self._running = True

    def stopped(self):
        return not self._running

    def run(self):
        while not self.stopped():
            time.sleep(1)

    def stop(self):
        self._running = False


def main():
    server = Server()
    Process(target=by_a_function).start()  # expect: PP301
    Process(target=server.by_a_property).start()  # expect: PP301
    Process(target=server.by_a_method).start()  # expect: PP301
    Process(target=server.by_an_event).start()  # expect: PP301
    ticker = Ticker()  # expect: PP301
    ticker.start()
    ticker.stop()
    server.close()
    finish()
