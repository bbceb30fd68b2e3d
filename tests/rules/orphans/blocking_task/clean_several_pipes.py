"""Several pipes at once, at whose other ends are siblings that answer."""

import multiprocessing
import select
from multiprocessing import connection


def answer(end):
    while True:
        end.send(end.recv() + 1)


class Asking(multiprocessing.Process):
    def __init__(self, ends):
        super().__init__()
        self.ends = ends

    def run(self):
        for number in range(10):
            for end in self.ends:
                end.send(number)
            ready, _, _ = select.select(self.ends, [], [])
            print([each.recv() for each in ready])


class Waiting(Asking):
    def run(self):
        for number in range(10):
            for end in self.ends:
                end.send(number)
            print([each.recv() for each in connection.wait(self.ends)])


def main():
    pipes = [multiprocessing.Pipe() for _ in range(3)]
    for _, theirs in pipes:
        multiprocessing.Process(target=answer, args=(theirs,)).start()  # expect: PP302
    Asking([ours for ours, _ in pipes]).start()


def main_of_others():
    pipes = [multiprocessing.Pipe() for _ in range(3)]
    for _, theirs in pipes:
        multiprocessing.Process(target=answer, args=(theirs,)).start()  # expect: PP302
    Waiting([ours for ours, _ in pipes]).start()
