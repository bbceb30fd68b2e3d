"""Flags that are compared with what they are set to, and that the worker sets itself."""

from multiprocessing import Process
from time import sleep


class Sensor:
    def __init__(self):
        self.on = True
        self.over = False

    def switch(self, value):
        self.on = value

    def measure(self):
        if input() == "":
            self.switch(False)
            self.over = True

    def look(self):
        while self.on is True:
            self.measure()

    def watch(self):
        while self.over == False:  # noqa: E712
            self.measure()


def main():
    sensor = Sensor()
    Process(target=sensor.look).start()
    Process(target=sensor.watch).start()
