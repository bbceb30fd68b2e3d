"""Workers whose loop the end of their pipe leaves before anything suppresses it."""

import contextlib
import multiprocessing
from contextlib import suppress


def ends_with_it(conn):
    with suppress(EOFError, OSError):
        while True:
            print(conn.recv())


def suppresses_others(conn):
    while True:
        with contextlib.suppress(ValueError):
            print(int(conn.recv()))


def main():
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    context.Process(target=ends_with_it, args=(theirs,)).start()
    theirs.close()
    ours.send(1)
    mine, its = context.Pipe()
    context.Process(target=suppresses_others, args=(its,)).start()
    its.close()
    mine.send(1)


if __name__ == "__main__":
    main()
