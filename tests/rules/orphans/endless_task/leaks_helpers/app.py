"""Hands its functions to helpers in another module; it names no pool itself."""

import time

from helpers import Crew, run_apart, run_briefly


def beat():
    while True:
        time.sleep(1)


def once():
    time.sleep(1)


def main():
    run_apart(beat)
    run_briefly(once)
    crew = Crew()
    crew.give(beat)
    crew.close()
