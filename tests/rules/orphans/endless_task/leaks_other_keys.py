"""Callables in dicts that are asked for by the key they have, or by one that is not known."""

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


class Device:
    def __init__(self, name, **jobs):
        self.name = name
        self.jobs = jobs


DEVICES = [Device("oven", heating=heat), Device("scale", measuring=weigh)]
JOBS = {"weigh": weigh, "heat": heat}


def main(name, more):
    for device in DEVICES:
        if device.jobs.get("heating"):
            Process(target=device.jobs["heating"], args=(device,)).start()  # expect: PP301
    Process(target=JOBS[name]).start()  # expect: PP301
    filled = {"weigh": weigh}
    filled[name] = weigh
    filled["heat"] = heat
    Process(target=filled["heat"]).start()  # expect: PP301
    spread = {**more, "heat": heat}
    Process(target=spread["heat"]).start()  # expect: PP301
