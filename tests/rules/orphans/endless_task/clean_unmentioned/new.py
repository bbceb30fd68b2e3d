"""What has the same name, or speaks of it in a comment."""

import time


class Ticker:
    def start(self):
        time.sleep(1)


def main():
    # from old import Meter
    Ticker().start()
    # Meter().start()
