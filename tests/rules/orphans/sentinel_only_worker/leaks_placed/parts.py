import time
from multiprocessing import Process


class Backend(Process):
    def __init__(self, options):
        super().__init__()
        self.options = options
        self.jobs = None

    def run(self):
        while True:
            if self.jobs.empty():
                time.sleep(0.01)
                continue
            if self.jobs.get()[0] == "stop":
                break


class Frontend(Process):
    def __init__(self, options):
        super().__init__()
        self.options = options
        self.stop = None

    def run(self):
        while not self.stop.is_set():
            time.sleep(self.options)
