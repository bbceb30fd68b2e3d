"""Loops that are left by what a method raises for reasons of its own as well."""

import time
from multiprocessing import Event, Process


class Stopped(Exception):
    pass


class Clock:
    def __init__(self, silence):
        self.silence = silence
        self.strokes = 0

    def strike(self):
        self.strokes += 1
        if self.strokes == 12:
            raise Stopped("noon")
        if self.silence.is_set():
            raise Stopped("told")

    def ring(self):
        while True:
            try:
                self.strike()
            except Stopped:
                break
            time.sleep(1)


def main():
    silence = Event()
    Process(target=Clock(silence).ring).start()
    return silence
