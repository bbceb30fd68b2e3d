"""A gauge."""

import time
from multiprocessing import Process


class Gauge(Process):
    def __init__(self, closed):
        super().__init__()
        self.closed = closed

    def run(self):
        while not self.closed.is_set():
            time.sleep(1)
