"""Near misses: variables that something sets after all."""

import threading
import time
from multiprocessing import Process

TURNS = 5


def tries(model):
    going = True
    while going:
        if model.step() is None:
            going = False


def counts(model):
    left = 10
    while left:
        model.step()
        left -= 1


def unpacks(model):
    going = True
    while going:
        going, _ = model.step()


def in_a_thread(model):
    going = True

    def stop():
        nonlocal going
        going = False

    threading.Timer(60, stop).start()
    while going:
        time.sleep(1)
        model.step()


def fails(model):
    going = 1
    while going:
        try:
            model.step()
        except ValueError:
            going = 0


def by_loop(model, turns=3):
    for turns in range(turns):
        model.step()
    while turns:
        turns = turns - 1


def of_module(model):
    global TURNS
    while TURNS:
        model.step()
        TURNS = TURNS - 1


def named(model):
    going = True
    while (going := model.step()) or going:
        print("on")


def main(model):
    for task in (tries, counts, unpacks, in_a_thread, fails, by_loop, of_module, named):
        Process(target=task, args=(model,)).start()
