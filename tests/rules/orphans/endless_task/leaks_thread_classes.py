"""Near misses: threads of classes that are no daemons, or are waited for."""

import threading
import time
from multiprocessing import Process


class Beat(threading.Thread):
    pace = True

    def run(self):
        while True:
            time.sleep(1)


class Pulse(threading.Thread):
    daemon = True

    def run(self):
        while True:
            time.sleep(1)


def works():
    Beat().start()
    time.sleep(5)


def waits():
    pulse = Pulse()
    pulse.start()
    pulse.join()


def start():
    Process(target=works).start()  # expect: PP301
    Process(target=waits).start()  # expect: PP301
