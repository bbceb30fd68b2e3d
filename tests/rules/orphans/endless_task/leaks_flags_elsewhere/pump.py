"""A loop that nobody ends: the event is only for waiting."""

import threading


class Pump:
    def __init__(self):
        self.pause = threading.Event()
        self.stopping = threading.Event()

    def idle(self):
        while not self.pause.wait(5):
            print("idle")

    def pump(self):
        while True:
            ended = self.stopping.wait(5)
            if ended:
                break
            print("pumping")
