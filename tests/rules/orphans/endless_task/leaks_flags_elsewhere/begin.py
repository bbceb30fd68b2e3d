"""Starts the workers, and then changes its own copies of what they look at."""

import time
from multiprocessing import Process

import state
from pump import Pump


def goes_on():
    while state.running:
        time.sleep(1)


def is_not_over():
    while True:
        time.sleep(1)
        if state.over:
            return


def main():
    pump = Pump()
    Process(target=goes_on).start()  # expect: PP301
    Process(target=is_not_over).start()  # expect: PP301
    Process(target=pump.idle).start()  # expect: PP301
    Process(target=pump.pump).start()  # expect: PP301
    state.finish()
    pump.stopping.set()
