"""Threads that end their process after a while, and threads that may never do so."""

import os
import signal
import threading
import time
from multiprocessing import Process, Queue


def turn():
    while True:
        time.sleep(1)


def give_up():
    time.sleep(60)
    os._exit(1)


def give_up_by_the_clock():
    end = time.time() + 60
    while time.time() < end:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGKILL)


def give_up_if_told(box):
    box.get()
    time.sleep(1)
    os._exit(1)


def give_up_if_there(path):
    time.sleep(60)
    if os.path.exists(path):
        os._exit(1)


def give_up_if_it_fails(path):
    try:
        while True:
            if not os.path.exists(path):
                raise RuntimeError(path)
            time.sleep(60)
    except RuntimeError:
        os._exit(1)


def kill_another(number):
    time.sleep(60)
    os.kill(number, signal.SIGKILL)


class Limit(threading.Thread):
    def run(self):
        time.sleep(60)
        os._exit(1)


class Guarded:
    def __init__(self):
        self.limit = threading.Thread(target=self.watch, daemon=True)

    def start(self):
        self.limit.start()

    def watch(self):
        try:
            time.sleep(60)
        finally:
            os._exit(1)


def limited():
    threading.Thread(target=give_up, daemon=True).start()
    turn()


def limited_by_the_clock():
    threading.Thread(target=give_up_by_the_clock, daemon=True).start()
    turn()


def limited_by_class():
    Limit(daemon=True).start()
    turn()


def limited_by_helper():
    Guarded().start()
    turn()


def not_started():
    threading.Thread(target=give_up, daemon=True)
    turn()


def told(box):
    threading.Thread(target=give_up_if_told, args=(box,), daemon=True).start()
    turn()


def asking(path):
    threading.Thread(target=give_up_if_there, args=(path,), daemon=True).start()
    turn()


def failing(path):
    threading.Thread(target=give_up_if_it_fails, args=(path,), daemon=True).start()
    turn()


def killing(number):
    threading.Thread(target=kill_another, args=(number,), daemon=True).start()
    turn()


def main():
    box = Queue()
    for each in (limited, limited_by_the_clock, limited_by_class, limited_by_helper):
        Process(target=each).start()
    Process(target=not_started).start()  # expect: PP301
    Process(target=told, args=(box,)).start()  # expect: PP301
    Process(target=asking, args=("stop",)).start()  # expect: PP301
    Process(target=failing, args=("bell",)).start()  # expect: PP301
    Process(target=killing, args=(3,)).start()  # expect: PP301
    box.put(1)
