"""Classes of processes that are made by ways which are not followed."""

from multiprocessing import Process


class Ticker(Process):  # expect: PP301
    def run(self):
        while True:
            print("tick")


class Meter(Process):  # expect: PP301
    def run(self):
        while True:
            print("metre")


class Scale(Process):  # expect: PP301
    def run(self):
        while True:
            print("kilo")
