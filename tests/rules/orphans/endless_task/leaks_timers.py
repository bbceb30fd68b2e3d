"""Timers that end nothing, or are taken back in time, and functions that they run again."""

import os
import threading
import time
from multiprocessing import Process


def end():
    os._exit(1)


def reminded():
    threading.Timer(60, print, args=("late",)).start()
    while True:
        time.sleep(1)


def put_off():
    timer = threading.Timer(60, end)
    timer.start()
    while True:
        time.sleep(1)
        timer.cancel()
        timer = threading.Timer(60, end)
        timer.start()


def spin(seconds):
    while True:
        time.sleep(seconds)


def begin_later():
    threading.Timer(5, spin, (1,)).start()
    print("soon")


def tick():
    print("tick")
    threading.Timer(5, tick).start()


def count(number):
    timer = threading.Timer(5, count, args=(number + 1,))
    timer.start()
    print(number)


class Clock:
    def strike(self):
        self.again()

    def again(self):
        self.timer = threading.Timer(60, self.again)
        self.timer.start()
        print("gong")


def main():
    Process(target=reminded).start()  # expect: PP301
    Process(target=put_off).start()  # expect: PP301
    Process(target=begin_later).start()  # expect: PP301
    Process(target=tick).start()  # expect: PP301
    Process(target=count, args=(0,)).start()  # expect: PP301
    Process(target=Clock().strike).start()  # expect: PP301
