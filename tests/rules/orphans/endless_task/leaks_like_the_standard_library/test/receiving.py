"""Receives for ever."""

import time


def receive():
    while True:
        time.sleep(1)
