"""Has the event, and hands it on under another name."""

import threading

from jobs import Jobs


class Keeper:
    def __init__(self):
        self.jobs = Jobs()
        self._ended = threading.Event()

    def start(self):
        self.jobs.loop(self._ended)

    def stop(self):
        self._ended.set()
