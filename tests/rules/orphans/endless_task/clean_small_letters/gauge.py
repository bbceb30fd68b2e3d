"""A class that is written small, and starts nothing."""

import time


class gauge:
    def __init__(self, values):
        self.values = values

    def start(self):
        print("ready")

    def run(self):
        while True:
            self.values.append(time.time())
            time.sleep(1)
