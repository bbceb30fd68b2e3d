"""Near misses: it is another process that is asked, or the failure is taken."""

import os
import time
from multiprocessing import Process

import psutil


def of_its_own():
    itself = psutil.Process(os.getpid())
    while True:
        print(itself.memory_info())
        time.sleep(5)


def of_another(number):
    while True:
        print(psutil.Process(number).status())
        time.sleep(5)


def taken(parent):
    while True:
        try:
            print(psutil.Process(parent).children())
        except psutil.NoSuchProcess:
            print("gone")
        time.sleep(5)


def measured(number):
    return psutil.Process(number).memory_info()


def taken_further_out(parent):
    while True:
        try:
            print(measured(parent))
        except psutil.Error:
            print("gone")
        time.sleep(5)


def never_looked_at(parent):
    psutil.Process(parent).children()
    while True:
        time.sleep(5)


def main():
    Process(target=of_its_own).start()  # expect: PP301
    Process(target=of_another, args=(1,)).start()  # expect: PP301
    Process(target=taken, args=(os.getpid(),)).start()  # expect: PP301
    Process(target=never_looked_at, args=(os.getpid(),)).start()  # expect: PP301
    Process(target=taken_further_out, args=(os.getpid(),)).start()  # expect: PP301
