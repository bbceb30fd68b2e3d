"""Hands tasks that never end to helpers of another module."""

import time

from .core import Manager, Runner, all_started, at_once, spread


def beat(seconds=1):
    while True:
        time.sleep(seconds)


def start(pauses):
    Runner(beat).start()
    Manager().add(beat, (3,))
    all_started([beat])
    at_once(beat, [(pause,) for pause in pauses])


def spread_out(pauses):
    return spread(beat, pauses)
