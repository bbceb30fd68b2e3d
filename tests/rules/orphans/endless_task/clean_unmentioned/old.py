"""Classes of processes that no other code speaks of."""

from multiprocessing import Process


class Ticker(Process):
    """A Ticker that was replaced; see Ticker in new.py."""

    def __init__(self):
        super(Ticker, self).__init__()

    def run(self):
        while True:
            print("tick")


class Meter(Process):
    def run(self):
        while True:
            print("metre")


def main():
    # Meter().start()
    print("Meter and Ticker are no longer started")
