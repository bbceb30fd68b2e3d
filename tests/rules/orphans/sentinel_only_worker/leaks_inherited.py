"""An event that one class keeps, and the loop of its base looks at."""

import time
from multiprocessing import Event, Process


class Turning:
    def __init__(self):
        self.stop = None

    def turn(self):
        while True:
            time.sleep(1)
            if self.stop and self.stop.is_set():
                break


class Machine(Turning):
    def turn(self, stop=None):
        if stop:
            self.stop = stop
        super().turn()


class Factory:
    def __init__(self):
        self.machine = Machine()
        self.stop = Event()

    def start(self):
        Process(target=self.machine.turn, args=(self.stop,)).start()  # expect: PP309

    def close(self):
        self.stop.set()
