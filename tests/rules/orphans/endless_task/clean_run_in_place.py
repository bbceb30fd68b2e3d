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


class Runs:
    """Hands the method on, where it has an end, and starts nothing else."""

    def __init__(self):
        self.beat = Beat(iter([]))
        self.worker = Process(target=at_most, args=(self.beat.run, 1))
        self.worker.start()


def at_most(function, times):
    print(function, times)
