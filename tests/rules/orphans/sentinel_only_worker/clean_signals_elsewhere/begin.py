"""Workers that a signal ends, and that end by themselves."""

import signal
from multiprocessing import Process

from service import Line, Service


def serves():
    service = Service()
    while not service.stopped:
        service.turn()


def stands_in_line():
    line = Line()
    signal.signal(signal.SIGTERM, lambda number, frame: line.end())
    while not line.ended:
        line.turn()


def main():
    Process(target=serves).start()
    Process(target=stands_in_line).start()
