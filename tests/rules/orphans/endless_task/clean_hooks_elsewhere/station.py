"""A station that does its work itself, and has a hook for others."""

from multiprocessing import Process


class Station:
    def __init__(self):
        self.process = None

    def run(self):
        self.on_start()
        for number in range(9):
            print(number)

    def on_start(self):
        """Nothing to do."""

    def start(self):
        self.process = Process(target=self.run)
        self.process.start()
