"""A siren."""

import time
from multiprocessing import Process


class Siren(Process):
    def run(self):
        while True:
            time.sleep(1)
