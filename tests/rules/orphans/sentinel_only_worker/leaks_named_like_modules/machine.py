"""A machine of parts that the package names after their modules."""

from multiprocessing import Event, Process

import parts
from parts import Gauge, Valve


def main():
    closed = Event()
    Gauge(closed).start()  # expect: PP309
    parts.Siren().start()  # expect: PP301
    Process(target=Valve.turn, args=(closed,)).start()  # expect: PP309
    input()
    closed.set()


if __name__ == "__main__":
    main()
