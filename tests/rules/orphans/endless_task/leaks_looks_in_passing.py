"""Workers that look for processes once for each thing that is there, and then no more."""

import os
import time
from multiprocessing import Process


class Part:
    def __init__(self, pid):
        self.pid = pid

    def start(self):
        try:
            os.kill(self.pid, 0)
        except OSError:
            raise RuntimeError("it is gone") from None


def starts_all(parts):
    for part in parts:
        part.start()
    while True:
        time.sleep(1)


def is_there():
    return os.getppid() != 1


def checks_each(items):
    for item in items:
        if is_there():
            print(item)
    while True:
        time.sleep(1)


def checks_again_and_again():
    while True:
        if not is_there():
            return
        time.sleep(1)


def start(pids):
    parts = [Part(pid) for pid in pids]
    Process(target=starts_all, args=(parts,)).start()  # expect: PP301
    Process(target=checks_each, args=(pids,)).start()  # expect: PP301
    Process(target=checks_again_and_again).start()
