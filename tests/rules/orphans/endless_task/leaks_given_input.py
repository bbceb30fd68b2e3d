"""Workers that are given a standard input of their own."""

import sys
from multiprocessing import Process


def asks(descriptor):
    sys.stdin = open(descriptor)
    while True:
        print(input())


def start():
    Process(target=asks, args=(sys.stdin.fileno(),)).start()  # expect: PP301
