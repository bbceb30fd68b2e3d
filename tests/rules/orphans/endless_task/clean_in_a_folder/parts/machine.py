"""A machine that stops."""

import time


def runs(pause):
    time.sleep(pause)
