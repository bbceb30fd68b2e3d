"""Stopped by a signal, and by itself when there is no more to do."""

import signal


class Service:
    def __init__(self):
        self.stopped = False
        self.left = 10
        signal.signal(signal.SIGTERM, self.on_signal)

    def on_signal(self, number, frame):
        self.stopped = True

    def turn(self):
        self.left -= 1
        if not self.left:
            self.stopped = True


class Line:
    def __init__(self):
        self.ended = False
        self.left = 10

    def turn(self):
        self.left -= 1
        if not self.left:
            self.end()

    def end(self):
        self.ended = True
