"""What is inherited ends, or is not what runs."""

import time
from multiprocessing import Process


class Meter:
    def watch(self):
        while True:
            time.sleep(1)


class Once(Meter):
    def watch(self):
        return self.read()

    def read(self):
        return 1


class Again(Once):
    def watch(self):
        return super().watch()


class Between(Meter):
    """Its ``watch`` stands before that of the base."""

    def watch(self):
        time.sleep(1)


class Far(Between):
    def watch(self):
        super().watch()


class Apart(Meter):
    def read(self):
        return super().__str__()


def main():
    Process(target=Once().watch).start()
    Process(target=Again().watch).start()
    Process(target=Far().watch).start()
    Process(target=Apart().read).start()
