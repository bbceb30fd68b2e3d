"""Workers that ask psutil for their parent, or fail when it cannot be asked."""

import os
import time
from multiprocessing import Process

import psutil


def watches(parent):
    while psutil.Process(parent).is_running():
        time.sleep(1)


def asks_itself():
    parent = psutil.Process(os.getppid())
    while True:
        if not parent.is_running():
            break
        time.sleep(1)


class Monitor:
    def __init__(self):
        self.owner = os.getpid()

    def collect(self):
        for child in psutil.Process(self.owner).children(recursive=True):
            print(child.pid)

    def loop(self):
        while True:
            self.collect()
            time.sleep(5)


def measures(parent):
    while True:
        print(psutil.Process(parent).memory_info())
        time.sleep(5)


def ends_with_it(parent):
    while True:
        try:
            print(psutil.Process(parent).status())
        except psutil.NoSuchProcess:
            break
        time.sleep(5)


def main():
    Process(target=watches, args=(os.getpid(),)).start()
    Process(target=asks_itself).start()
    Process(target=Monitor().loop).start()
    Process(target=measures, args=(os.getpid(),)).start()
    Process(target=ends_with_it, args=(os.getpid(),)).start()
