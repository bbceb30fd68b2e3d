"""Objects of a process class that can be made so, as far as it is seen."""

import time
from multiprocessing import Process


class Watcher(Process):
    def __init__(self, name, period=1, *more, **options):
        super().__init__()
        self.name = name
        self.period = period

    def run(self):
        while True:
            time.sleep(self.period)


def main(given, options):
    Watcher("first").start()  # expect: PP301
    Watcher("second", 2, 3).start()  # expect: PP301
    Watcher("third", period=2, number=3).start()  # expect: PP301
    Watcher(*given).start()  # expect: PP301
    Watcher(**options).start()  # expect: PP301
