"""Has helpers of its own by the same names, which start no process."""

import threading
import time

from . import core
from .core import double


def beat(seconds=1):
    while True:
        time.sleep(seconds)


class Runner:
    def __init__(self, function):
        self.function = function

    def start(self):
        threading.Thread(target=self.function, daemon=True).start()


def at_once(task, items):
    for item in items:
        task(*item)


def start(pauses):
    Runner(beat).start()
    core.Runner(double).start()
    core.at_once(double, [(pause,) for pause in pauses])
    at_once(beat, [(pause,) for pause in pauses])
