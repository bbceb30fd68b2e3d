"""Calls that are repeated until they give something, as they do at once or at some time."""

from multiprocessing import Process


def nothing():
    for _ in iter(int, 0):
        print("never")


def lines(path):
    with open(path) as file:
        for line in iter(file.readline, ""):
            print(line)


def items(work):
    for item in iter([1, 2]):
        print(work, item)


def main(path, work):
    Process(target=nothing).start()
    Process(target=lines, args=(path,)).start()
    Process(target=items, args=(work,)).start()
