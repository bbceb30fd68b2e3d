"""Loops that settings of another module may not rule out."""

import sys
import time
from multiprocessing import Process

import settings
from settings import SERVE, WATCH


def forever():
    while True:
        time.sleep(1)


def by_environment():
    if SERVE:
        forever()


def by_either():
    if WATCH:
        forever()


def by_module():
    if settings.DEBUG:
        forever()


def by_text():
    if settings.MODE == "server":
        forever()


def main():
    settings.DEBUG = "-d" in sys.argv
    settings.MODE = sys.argv[1]
    Process(target=by_environment).start()  # expect: PP301
    Process(target=by_either).start()  # expect: PP301
    Process(target=by_module).start()  # expect: PP301
    Process(target=by_text).start()  # expect: PP301
