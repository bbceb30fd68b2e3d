"""Objects that get their queues and events from whoever has made them."""

from multiprocessing import Event, Process, Queue

from parts import Backend, Frontend


class Whole:
    def __init__(self, options):
        jobs = Queue()
        self.backend = Backend(options)
        self.backend.jobs = jobs
        worker = Process(target=self.backend.run)  # expect: PP309
        worker.start()
        jobs.put(["stop"])
        worker.join()


class Both:
    def __init__(self, options):
        self.stop = Event()
        self.frontend = Frontend(options)  # expect: PP309
        self.frontend.stop = self.stop

    def start(self):
        self.frontend.start()

    def close(self):
        self.stop.set()


def alone(options):
    frontend = Frontend(options)  # expect: PP309
    frontend.stop = Event()
    frontend.start()
    frontend.stop.set()
