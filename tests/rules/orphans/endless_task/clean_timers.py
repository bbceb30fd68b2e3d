"""Workers with a timer that ends them, whatever they do."""

import os
import threading
import time
from multiprocessing import Process


def end():
    os._exit(1)


def limited():
    threading.Timer(60, end).start()
    while True:
        time.sleep(1)


def limited_at_once():
    threading.Timer(60, os._exit, args=(1,)).start()
    while True:
        time.sleep(1)


def tick(left):
    if left:
        threading.Timer(5, tick, args=(left - 1,)).start()


def tick_until(left):
    if not left:
        return
    print(left)
    threading.Timer(5, tick_until, args=(left - 1,)).start()


def tick_beside():
    timer = threading.Timer(5, tick_beside)
    timer.daemon = True
    timer.start()


def spin(seconds):
    while True:
        time.sleep(seconds)


def spin_beside():
    timer = threading.Timer(5, spin, args=(1,))
    timer.daemon = True
    timer.start()


def remind():
    threading.Timer(5, print, args=("it is late",)).start()


def main():
    Process(target=limited).start()
    Process(target=limited_at_once).start()
    Process(target=tick, args=(3,)).start()
    Process(target=tick_beside).start()
    Process(target=remind).start()
    Process(target=spin_beside).start()
    Process(target=tick_until, args=(3,)).start()
