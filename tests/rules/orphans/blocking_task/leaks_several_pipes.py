"""Several pipes at once, at whose other ends is the main process alone."""

import select
from multiprocessing import Pipe, Process, connection


def show(ends):
    ready, _, _ = select.select(ends, [], [])
    print([each.recv() for each in ready])


def gather(ends):
    print([each.recv() for each in connection.wait(ends)])


def main():
    pipes = [Pipe() for _ in range(3)]
    Process(target=show, args=([theirs for _, theirs in pipes],)).start()  # expect: PP302
    Process(target=gather, args=([theirs for _, theirs in pipes],)).start()  # expect: PP302
    for ours, _ in pipes:
        ours.send(input())
