"""Loops on a variable of the function that nothing sets, or only whoever presses Ctrl-C."""

import time
from multiprocessing import Pool, Process

TRAINING = 1
FOREVER = "yes"


def learns(model):
    learning = 1
    while learning:
        model.step()


def interrupted(model):
    running = True
    while running:
        try:
            model.step()
        except KeyboardInterrupt:
            running = False


def outside(model):
    go_on = True
    try:
        while go_on:
            model.step()
            time.sleep(1)
    except KeyboardInterrupt:
        go_on = False


def module_number(model):
    while TRAINING:
        model.step()


def module_text(model):
    while FOREVER:
        model.step()


def off(model):
    stop = 0
    while not stop:
        model.step()
        if stop:
            break


def by_number(model, once=0):
    while True:
        model.step()
        if once:
            return


def main(model):
    crew = [
        Process(target=learns, args=(model,)),  # expect: PP301
        Process(target=interrupted, args=(model,)),  # expect: PP301
        Process(target=outside, args=(model,)),  # expect: PP301
        Process(target=module_number, args=(model,)),  # expect: PP301
        Process(target=module_text, args=(model,)),  # expect: PP301
        Process(target=off, args=(model,)),  # expect: PP301
    ]
    for worker in crew:
        worker.start()
    with Pool(2) as pool:
        pool.map(by_number, [model])  # expect: PP301
