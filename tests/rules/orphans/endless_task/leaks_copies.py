"""Objects that were copied, made without their constructor, or kept in dicts out of two parts."""

import copy
import time
from dataclasses import dataclass, replace
from multiprocessing import Event, Process


@dataclass
class Station:
    number: int = 0

    @classmethod
    def bare(cls):
        self = cls.__new__(cls)
        return self

    def beat(self):
        while True:
            time.sleep(1)


def beat(station):
    station.beat()


def beat_a_copy(station):
    other = copy.deepcopy(station)
    other.beat()


def wait(name, ready):
    print(name)
    ready.wait()


def main():
    station = Station()
    ready = Event()
    Process(target=beat, args=(replace(station, number=3),)).start()  # expect: PP301
    Process(target=beat_a_copy, args=(copy.copy(station),)).start()  # expect: PP301
    Process(target=Station.bare().beat).start()  # expect: PP301
    stations = dict(zip(["one", "two"], [station, Station(2)]))
    Process(target=stations["one"].beat).start()  # expect: PP301
    for name in stations:
        Process(target=stations[name].beat).start()  # expect: PP301
    common = dict(name="one")
    Process(target=wait, kwargs=dict(common, ready=ready)).start()  # expect: PP302
