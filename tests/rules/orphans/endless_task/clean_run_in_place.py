"""A class of processes whose method is called where it is made, as tests do."""

from multiprocessing import Process


class Beat(Process):
    def __init__(self, beats):
        super().__init__()
        self.beats = beats

    def run(self):
        while True:
            next(self.beats)()


def check():
    beat = Beat(iter([print]))
    beat.run()


class Checks:
    def set_up(self):
        self.beat = Beat(iter([print]))

    def check(self):
        self.beat.run()
