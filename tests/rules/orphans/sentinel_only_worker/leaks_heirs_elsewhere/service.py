"""A service that runs in a process of its own; what it does is for its heirs to say."""

import abc
from multiprocessing import Event, Process


class Service(abc.ABC):
    def __init__(self):
        self.stopping = Event()
        self.process = Process(target=self._guarded)  # expect: PP309

    def start(self):
        self.process.start()

    def _guarded(self):
        try:
            self.serve()
        finally:
            self.clean_up()

    @abc.abstractmethod
    def serve(self):
        """Do it."""

    def clean_up(self):
        pass
