"""Loops that settings of another module rule out."""

import time
from multiprocessing import Process

import settings
from settings import DEBUG, MODE


def forever():
    while True:
        time.sleep(1)


def by_name():
    if DEBUG:
        forever()


def by_module():
    if settings.DEBUG or settings.MODE == "never":
        print("never")
    if settings.DEBUG:
        forever()


def by_text():
    if MODE == "server":
        forever()


def main():
    Process(target=by_name).start()
    Process(target=by_module).start()
    Process(target=by_text).start()
