"""Objects of a process class that cannot be made so: what is missing or too much is a mistake."""

import time
from multiprocessing import Process


class Watcher(Process):
    def __init__(self, name, period):
        super().__init__()
        self.name = name
        self.period = period

    def run(self):
        while True:
            time.sleep(self.period)


def main(options):
    Watcher("first").start()
    Watcher("second", 2, 3).start()
    Watcher("third", period=2, number=3).start()
