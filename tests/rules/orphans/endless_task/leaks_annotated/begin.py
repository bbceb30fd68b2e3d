"""Gives them work."""

import time

from crew import Crew, again, anything, calm, each


def beat(seconds):
    while True:
        time.sleep(seconds)


def once(seconds):
    time.sleep(seconds)


def main():
    Crew(size=4, work=beat).start()
    again(beat, 1)
    each(beat, [1, 2])
    anything(beat)
    calm(once)
