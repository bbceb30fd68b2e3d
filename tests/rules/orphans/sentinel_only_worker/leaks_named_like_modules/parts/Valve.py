"""A valve, whose package leaves the module as it is."""

import time


def turn(closed):
    while not closed.is_set():
        time.sleep(1)
