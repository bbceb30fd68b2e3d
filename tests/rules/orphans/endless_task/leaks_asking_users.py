"""Workers that ask a user and go on though there is none, or read nothing again and again."""

import sys
import time
from multiprocessing import Process, Queue


def asks_again(commands):
    while True:
        try:
            commands.put(input("> "))
        except Exception:
            time.sleep(1)


def knows_the_end(commands):
    while True:
        try:
            commands.put(input())
        except EOFError:
            continue


def reads_nothing(commands):
    while True:
        commands.put(sys.stdin.readline())


def start():
    commands = Queue()
    Process(target=asks_again, args=(commands,)).start()  # expect: PP301
    Process(target=knows_the_end, args=(commands,)).start()  # expect: PP301
    Process(target=reads_nothing, args=(commands,)).start()  # expect: PP301
