"""A station, whose heirs say what it does."""

from multiprocessing import Process


class Station:
    def __init__(self):
        self.process = None

    def run(self):
        return

    def on_start(self):
        pass

    def work_apart(self):
        self.on_start()
        self.run()

    def start(self):
        self.process = Process(target=self.work_apart)  # expect: PP301
        self.process.start()
