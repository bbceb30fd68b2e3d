"""Flags that are compared with what they are set to, in the copy of the main process alone."""

from multiprocessing import Process
from time import sleep


class Sensor:
    def __init__(self):
        self.on = False
        self.over = False

    def switch(self, value):
        self.on = value

    def finish(self):
        self.over = True

    def look(self, pause):
        while self.on is True:
            sleep(pause)

    def watch(self):
        while self.over == False:  # noqa: E712
            sleep(1)


def main():
    sensor = Sensor()
    sensor.switch(True)
    Process(target=sensor.look, kwargs={"pause": 1}).start()  # expect: PP301
    Process(target=sensor.watch).start()  # expect: PP301
    sleep(10)
    sensor.switch(False)
    sensor.finish()
