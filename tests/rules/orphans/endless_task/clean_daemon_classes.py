"""Threads that their class makes daemons, for which no process waits."""

import threading
import time
from multiprocessing import Process


class Beat(threading.Thread):
    daemon = True

    def run(self):
        while True:
            time.sleep(1)


def works():
    Beat().start()
    time.sleep(5)


def start():
    Process(target=works).start()
