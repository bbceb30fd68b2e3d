"""Recorders that are told to stop, or find that the process they record is gone."""

import os
import time
from contextlib import suppress
from multiprocessing import Event, Process

import psutil


def measured(number):
    process = psutil.Process(number)
    found = [process]
    with suppress(psutil.NoSuchProcess):
        found += process.children(recursive=True)
    return [each.pid for each in found]


def written(number, file):
    print(measured(number), file=file)


class Recorder(Process):
    def __init__(self, number):
        super().__init__()
        self.number = int(number)
        self.done = Event()

    def run(self):
        with open("record.txt", "w") as file:
            while not self.done.is_set():
                try:
                    written(self.number, file)
                except psutil.NoSuchProcess:
                    print("over", file=file)
                    break
                time.sleep(1)


def watch(number, done):
    while not done.is_set():
        try:
            print(measured(number))
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            return
        time.sleep(1)


def main():
    Recorder(os.getpid()).start()
    Process(target=watch, args=(os.getpid(), Event())).start()
