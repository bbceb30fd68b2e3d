"""Loops that are left by what a method raises once an event is set, which the main process sets."""

import time
from multiprocessing import Event, Process


class Silenced(Exception):
    pass


class Called(Exception):
    pass


class Carillon:
    def __init__(self, silence=None):
        self.silence = silence

    def listen(self):
        if self.silence is not None and self.silence.is_set():
            raise Silenced("enough")

    def listen_well(self):
        self.listen()
        time.sleep(1)

    def ring(self, silence):
        self.silence = silence
        while True:
            try:
                self.listen()
            except Silenced:
                break
            time.sleep(1)

    def chime(self):
        while True:
            self.listen_well()


def main():
    silence = Event()
    Process(target=Carillon().ring, args=(silence,)).start()  # expect: PP309
    Process(target=Carillon(silence).chime).start()  # expect: PP309
    return silence
