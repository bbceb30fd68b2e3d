"""Pipes in objects that pass on what is asked of them, whose other end a forked worker holds."""

import json
from multiprocessing import Pipe, Process


class Line:
    def __init__(self, end):
        self.end = end

    def recv(self):
        return json.loads(self.recv_bytes())

    def __getattr__(self, name):
        return getattr(self.end, name)


def answer(read, write):
    try:
        call = read()
        while call != "close":
            write(call)
            call = read()
    except KeyboardInterrupt:
        print("interrupted")


def main():
    ours, theirs = Pipe()
    desk, seat = Line(ours), Line(theirs)
    Process(target=answer, args=(seat.recv, seat.send)).start()  # expect: PP309
    return desk
