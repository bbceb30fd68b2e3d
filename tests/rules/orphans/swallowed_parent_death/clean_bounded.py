"""Loops that come to their end although they pass over the end of each connection."""

from multiprocessing import Pipe, Process


def drain(pipes):
    for ours, _ in pipes:
        try:
            while ours.poll():
                ours.recv()
        except EOFError:
            pass


def greet(conn):
    for _ in range(3):
        try:
            print(conn.recv())
        except Exception:
            continue


def main():
    pipes = [Pipe() for _ in range(4)]
    Process(target=drain, args=(pipes,)).start()
    ours, theirs = Pipe()
    Process(target=greet, args=(theirs,)).start()  # expect: PP302
    theirs.close()
    ours.send("hello")
