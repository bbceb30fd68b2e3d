"""Loops that follow a file as it grows: at its end they wait for more."""

import time
from multiprocessing import Process


def follow(path):
    with open(path) as log:
        while True:
            line = log.readline()
            if not line:
                time.sleep(1)
                continue
            print(line)


def follow_some(path):
    log = open(path, "rb")
    try:
        while True:
            block = log.read(1024)
            if len(block) > 0:
                print(block)
            else:
                time.sleep(0.1)
    except Exception as error:
        print(error)


def parse(path):
    """Near miss: at the end of the file it fails."""
    with open(path) as log:
        while True:
            name, value = log.readline().split("=")
            print(name, value)


def read(path):
    """Near miss: at the end of the file it stops."""
    with open(path) as log:
        while True:
            line = log.readline()
            if not line:
                break
            print(line)


def main():
    for_ever = [
        Process(target=follow, args=("log.txt",)),  # expect: PP301
        Process(target=follow_some, args=("log.txt",)),  # expect: PP301
    ]
    others = [
        Process(target=parse, args=("log.txt",)),
        Process(target=read, args=("log.txt",)),
    ]
    for worker in for_ever + others:
        worker.start()
