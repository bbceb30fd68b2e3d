"""Sends for ever."""

import time


def send():
    while True:
        time.sleep(1)
