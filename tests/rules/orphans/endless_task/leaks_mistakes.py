"""Loops that nothing ends but a mistake in the program."""

import logging
import sys
import time
from multiprocessing import Process

log = logging.getLogger(__name__)


class Hooks:
    found = {}


def trains(number, steps, done):
    step = 0
    while True:
        if step < steps[number]:
            if Hooks.found[number] is not None:
                done[number] += 1
                Hooks.found[number] = None
            else:
                print("Err")
                exit(-1)
            step += 1
        time.sleep(0.001)


def drives(mode, motor):
    while True:
        if mode == "fast":
            motor.forward(2)
        elif mode == "slow":
            motor.forward(1)
        else:
            log.error("unknown mode %s", mode)
            sys.exit(1)


def measures(sensor, unit, readings):
    while True:
        if unit not in ("C", "F"):
            sys.exit("unsupported unit")
        readings[unit] = sensor.read()
        time.sleep(1)


def main(steps, done, motor, sensor):
    Process(target=trains, args=(0, steps, done)).start()  # expect: PP301
    Process(target=drives, args=("fast", motor)).start()  # expect: PP301
    Process(target=measures, args=(sensor, "C", {})).start()  # expect: PP301
