"""Loops that end by what a function raises, whether or not anything comes."""

import queue
import sys
import time
from multiprocessing import Process, Queue

BEGIN = time.time()


def look_at_the_clock():
    if time.time() > BEGIN + 60:
        sys.exit(0)


def count(numbers):
    numbers.append(1)
    if len(numbers) > 9:
        raise SystemExit


def polls(commands):
    while True:
        look_at_the_clock()
        try:
            print(commands.get(timeout=3))
        except queue.Empty:
            continue


def counts(commands):
    numbers = []
    while True:
        count(numbers)
        try:
            print(commands.get(timeout=3))
        except queue.Empty:
            print("idle")


def handle(code):
    if code == "stop":
        raise SystemExit
    print(code)


def is_told(commands):
    while True:
        try:
            handle(commands.get(timeout=3))
        except queue.Empty:
            print("idle")


def tells(commands):
    commands.put("stop")


def main():
    commands = Queue()
    Process(target=polls, args=(commands,)).start()
    Process(target=counts, args=(commands,)).start()
    others = Queue()
    Process(target=is_told, args=(others,)).start()
    Process(target=tells, args=(others,)).start()
