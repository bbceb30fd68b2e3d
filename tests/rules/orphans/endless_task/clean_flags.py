"""Loops on a variable of the module that the task itself comes to change."""

import threading
import time
from multiprocessing import Process

going = True


def watched():
    threading.Timer(5, stops).start()
    while going:
        time.sleep(1)


def stops():
    global going
    going = False


alive = True


def signalled():
    while alive:
        time.sleep(1)
        if time.time() > 5:
            ends()


def ends():
    global alive
    alive = False


def main():
    Process(target=watched).start()
    Process(target=signalled).start()
