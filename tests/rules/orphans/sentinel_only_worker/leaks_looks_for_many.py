"""Workers that ask whether one of many processes is there, and go on to the next if it is not."""

import os
import time
from multiprocessing import Event, Process

import psutil


def is_alive(pid):
    try:
        os.kill(pid, 0)
        return True
    except OSError:
        return False


def tidy(left, holders):
    while not left.is_set():
        head = int(holders.first())
        if not is_alive(head):
            print("gone")
            holders.remove(head)
            continue
        time.sleep(1)


def tidy_at_once(left, holders):
    while not left.is_set():
        head = int(holders.first())
        if not psutil.pid_exists(head):
            holders.remove(head)
            continue
        time.sleep(1)


def leave(left, parent):
    while not left.is_set():
        if not is_alive(parent):
            print("gone")
            break
        time.sleep(1)


def leave_soon(left, parent, holders):
    while not left.is_set():
        if not is_alive(parent):
            holders.stop()
            continue
        time.sleep(1)


def main(holders):
    left = Event()
    Process(target=tidy, args=(left, holders)).start()  # expect: PP309
    Process(target=tidy_at_once, args=(left, holders)).start()  # expect: PP309
    Process(target=leave, args=(left, os.getpid())).start()
    Process(target=leave_soon, args=(left, os.getpid(), holders)).start()
    left.set()
