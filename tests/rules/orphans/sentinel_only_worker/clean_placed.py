"""Objects that get from whoever has made them what is none of theirs to wait for."""

import queue
import time
from multiprocessing import Process


class Backend(Process):
    def __init__(self, options):
        super().__init__()
        self.options = options
        self.jobs = None

    def run(self):
        while not self.jobs.empty():
            print(self.jobs.get(block=False))


class Other:
    def __init__(self):
        self.jobs = None


class Whole:
    def __init__(self, options):
        self.other = Other()
        self.backend = Backend(options)
        self.backend.jobs = queue.Queue()
        self.other.jobs = None
        self.backend.start()
        time.sleep(1)
