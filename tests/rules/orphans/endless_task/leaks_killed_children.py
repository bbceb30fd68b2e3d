"""Tasks that wait for the end of their own children: of those that they have ended, and others."""

import os
import signal
import time
from multiprocessing import Process


def forever():
    while True:
        time.sleep(1)


def terminated():
    child = Process(target=forever)  # expect: PP301
    child.start()
    time.sleep(5)
    child.terminate()
    child.join()


class Keeper:
    def __init__(self):
        self.child = Process(target=forever)  # expect: PP301
        self.child.start()

    def stop(self):
        if self.child.pid:
            try:
                os.kill(self.child.pid, signal.SIGTERM)
            except OSError:
                print("is gone")
            self.child.join()


def kept():
    keeper = Keeper()
    time.sleep(5)
    keeper.stop()


def all_of_them():
    children = [Process(target=forever) for _ in range(3)]  # expect: PP301
    for child in children:
        child.start()
    time.sleep(5)
    for child in children:
        child.kill()
    for child in children:
        child.join()


def joined():
    child = Process(target=forever)  # expect: PP301
    child.start()
    child.join()


def interrupted():
    child = Process(target=forever)  # expect: PP301
    child.start()
    try:
        child.join()
    except KeyboardInterrupt:
        child.terminate()
        child.join()


def asked():
    child = Process(target=forever)  # expect: PP301
    child.start()
    os.kill(child.pid, 0)
    child.join()


def main():
    Process(target=terminated).start()
    Process(target=kept).start()
    Process(target=all_of_them).start()
    Process(target=joined).start()  # expect: PP301
    Process(target=interrupted).start()  # expect: PP301
    Process(target=asked).start()  # expect: PP301
