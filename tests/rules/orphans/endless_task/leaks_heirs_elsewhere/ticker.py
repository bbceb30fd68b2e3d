"""Names no package that has workers."""

import time

from kit import Background


class Ticker(Background):  # expect: PP301
    def run(self):
        while True:
            time.sleep(1)


class Once(Background):
    def run(self):
        time.sleep(1)
