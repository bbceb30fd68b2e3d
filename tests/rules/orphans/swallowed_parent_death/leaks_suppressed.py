"""Workers that suppress the end of their pipe in every turn."""

import contextlib
import multiprocessing
from contextlib import suppress


def eats_everything(conn):
    while True:
        with suppress(Exception):
            print(conn.recv())


def eats_the_end(conn):
    while True:
        with contextlib.suppress(EOFError, OSError):
            print(conn.recv())


def main():
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    context.Process(target=eats_everything, args=(theirs,)).start()  # expect: PP304
    theirs.close()
    ours.send(1)
    mine, its = context.Pipe()
    context.Process(target=eats_the_end, args=(its,)).start()  # expect: PP304
    its.close()
    mine.send(1)


if __name__ == "__main__":
    main()
