"""Callables in dicts of which another key is asked for, or whose objects each have their own."""

import time
from multiprocessing import Process


def until_done(function):
    def again(*args):
        while True:
            function(*args)

    return again


@until_done
def heat(oven):
    oven.heat()


def weigh(scale):
    print(scale.weight())


def measure(oven):
    print(oven.degrees())


class Device:
    def __init__(self, name, **jobs):
        self.name = name
        self.jobs = jobs


DEVICES = [Device("oven", measuring=measure, heating=heat), Device("scale", measuring=weigh)]
JOBS = dict(idle=time.sleep, heat=heat)


def main():
    for device in DEVICES:
        if device.jobs.get("measuring"):
            Process(target=device.jobs["measuring"], args=(device,)).start()
    Process(target=JOBS["idle"], args=(5,)).start()
    Process(target=JOBS.get("cool")).start()
