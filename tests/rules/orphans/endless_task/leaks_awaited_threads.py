"""A decorator that runs its function in a thread, and waits for what comes of it."""

import functools
import threading
import time
from _thread import start_new_thread
from multiprocessing import Process, Queue


def beside(function):
    @functools.wraps(function)
    def run(*args, **kwargs):
        results = Queue()

        def deliver():
            try:
                result = function(*args, **kwargs)
            except Exception as error:
                result = error
            results.put(result)

        start_new_thread(deliver, ())
        return results.get()

    return run


def aside(function):
    @functools.wraps(function)
    def run(*args, **kwargs):
        results = Queue()

        def deliver():
            results.put(function(*args, **kwargs))

        threading.Thread(target=deliver, daemon=True).start()
        return results.get()

    return run


@beside
def watch():
    while True:
        time.sleep(1)


@aside
def guard():
    while True:
        time.sleep(1)


@beside
def once():
    time.sleep(1)


def fed():
    numbers = Queue()

    def feed():
        while True:
            numbers.put(1)

    threading.Thread(target=feed, daemon=True).start()
    return numbers.get()


def main():
    Process(target=watch).start()  # expect: PP301
    Process(target=guard).start()  # expect: PP301
    Process(target=once).start()
    Process(target=fed).start()
