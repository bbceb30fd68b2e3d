"""Loops that fail in the end by what they do, and handlers or managers that wait for it."""

import contextlib
import struct
import time
from multiprocessing import Process

import gauges


def runs_off_the_end(rows):
    number = 0
    try:
        while True:
            print(rows[number])
            number += 1
    except Exception:
        print("all rows seen")


def skips_through(rows, step):
    number = 0
    try:
        while True:
            print(rows[number])
            number = number + step
    except IndexError:
        print("all rows seen")


def empties(rows):
    try:
        while True:
            print(rows.pop())
    except Exception:
        print("nothing left")


def reads_a_file(path):
    try:
        with open(path, "rb") as file:
            while True:
                (length,) = struct.unpack("i", file.read(4))
                gauges.show(length)
    except Exception:
        print("all read")


def steps_on(rows):
    rows = iter(rows)
    with contextlib.suppress(StopIteration):
        while True:
            print(next(rows))


def says_when():
    try:
        while True:
            time.sleep(1)
            if gauges.full():
                raise ValueError("full")
    except Exception:
        print("full")


def says_when_and_is_suppressed():
    with contextlib.suppress(ValueError):
        while True:
            time.sleep(1)
            if gauges.full():
                raise ValueError("full")


def loses_its_line():
    with contextlib.suppress(ConnectionError):
        while True:
            gauges.show(1)


def expects_it():
    try:
        while True:
            gauges.show(1)
    except gauges.Gone:
        print("gone")


if __name__ == "__main__":
    rows = list("abc")
    Process(target=runs_off_the_end, args=(rows,)).start()
    Process(target=skips_through, args=(rows, 2)).start()
    Process(target=empties, args=(rows,)).start()
    Process(target=reads_a_file, args=("rows",)).start()
    Process(target=steps_on, args=(rows,)).start()
    Process(target=says_when).start()
    Process(target=says_when_and_is_suppressed).start()
    Process(target=loses_its_line).start()
    Process(target=expects_it).start()


# What is made before the loop comes to its end.
def one_after_the_other(model):
    parameters = model.parameters()
    while True:
        print(next(parameters).device)
        time.sleep(1)


def start_one_after_the_other(model):
    Process(target=one_after_the_other, args=(model,)).start()


def empties_beside(rows, board):
    with board.lit():
        while True:
            print(rows.pop())


def start_emptying(rows, board):
    Process(target=empties_beside, args=(rows, board)).start()
