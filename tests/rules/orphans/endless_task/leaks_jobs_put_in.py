"""Tasks in lists that are made longer by several at once."""

import time
from multiprocessing import Process


def beat(seconds):
    while True:
        time.sleep(seconds)


def start(more):
    jobs = []
    jobs.extend([(beat, (1,)), (print, (2,))])
    for task, args in jobs:
        Process(target=task, args=args).start()  # expect: PP301
    others = []
    others += [(beat, (3,))]
    if more:
        others += more
    for task, args in others:
        Process(target=task, args=args).start()  # expect: PP301
