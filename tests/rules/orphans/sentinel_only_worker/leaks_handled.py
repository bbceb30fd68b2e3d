"""Loops that end by what a function raises to which messages are passed."""

import queue
import sys
from multiprocessing import Process, Queue


class Stopped(Exception):
    pass


def handle(code):
    if code == 3:
        raise SystemExit
    print(code)


def obey(command):
    if command == "quit":
        sys.exit(0)
    print(command)


def check(command):
    if command is None:
        raise Stopped
    print(command)


def polls(commands):
    while True:
        try:
            code = commands.get(timeout=3)
        except queue.Empty:
            continue
        handle(code)


def polls_and_passes(commands):
    while True:
        try:
            obey(commands.get(timeout=3))
        except queue.Empty:
            print("idle")


def polls_until_stopped(commands):
    try:
        while True:
            if not commands.empty():
                check(commands.get_nowait())
    except Stopped:
        print("bye")


def main():
    commands = Queue()
    Process(target=polls, args=(commands,)).start()  # expect: PP309
    Process(target=polls_and_passes, args=(commands,)).start()  # expect: PP309
    Process(target=polls_until_stopped, args=(commands,)).start()  # expect: PP309
    commands.put(int(input()))
