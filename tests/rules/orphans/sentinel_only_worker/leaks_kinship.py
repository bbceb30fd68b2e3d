"""Recorders that go on when the process they record is gone."""

import os
import time
from multiprocessing import Event, Process

import psutil


def measured(number):
    return psutil.Process(number).memory_info()


def goes_on(number, done):
    while not done.is_set():
        try:
            print(measured(number))
        except psutil.NoSuchProcess:
            print("gone")
        time.sleep(1)


def main():
    done = Event()
    Process(target=goes_on, args=(os.getpid(), done)).start()  # expect: PP309
