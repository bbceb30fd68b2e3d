"""Workers that fork: what the child does is not what the worker does, and the other way round."""

import os
import pty
import time
from multiprocessing import Process


def turn():
    while True:
        time.sleep(1)


def leave_to_child():
    pid = os.fork()
    if pid == 0:
        turn()
    print(pid)


def leave_to_child_at_once():
    if not os.fork():
        turn()
    print("started")


class Bridge:
    """Keeps the number of its child where it kept that of the last one."""

    def __init__(self):
        self.child = 0

    def open(self):
        self.child = 0
        self.child = os.fork()
        if self.child == 0:
            self.serve()
            os._exit(0)
        else:
            print("open")

    def serve(self):
        while True:
            time.sleep(1)


def bridge():
    Bridge().open()


def terminal():
    pid, file = pty.fork()
    if pid > 0:
        os.close(file)
    else:
        turn()


def detach():
    if os.fork() > 0:
        os._exit(0)
    turn()  # the worker is over


def stay():
    pid = os.fork()
    if pid:
        turn()
    print("child")


def stay_behind():
    if (pid := os.fork()) == 0:
        os._exit(0)
    while pid != 0:
        time.sleep(1)


def ask_for_another(number):
    os.fork()
    if number == 0:
        turn()


def main():
    for each in (leave_to_child, leave_to_child_at_once, bridge, terminal, detach):
        Process(target=each).start()
    Process(target=stay).start()  # expect: PP301
    Process(target=stay_behind).start()  # expect: PP301
    Process(target=ask_for_another, args=(0,)).start()  # expect: PP301
