"""Loops that a callee leaves because of something that they count, get, or look at."""

import logging
import os
import sys
import time
from multiprocessing import Process


def check(tries, most=10):
    if tries > most:
        logging.error("tried too often")
        sys.exit(1)


def store(row, settings):
    if settings["kind"] != "csv":
        logging.error("there is no such kind of store")
        sys.exit(1)
    if os.path.getsize(settings["path"]) > 1_000_000:
        logging.error("the file is too large")
        sys.exit(1)
    print(row)


def finish(settings):
    if settings["once"]:
        sys.exit()


def over(settings, row):
    if row > settings["last"]:
        print("that is all")
        sys.exit(0)


def tries_often():
    tries = 0
    while True:
        tries += 1
        check(tries)
        time.sleep(1)


def tries_again(paths):
    while True:
        check(len(os.listdir(paths)))
        time.sleep(1)


def fills(settings):
    while True:
        store(time.time(), settings)
        time.sleep(10)


def does_once(settings):
    while True:
        print("done")
        finish(settings)


def does_until(settings):
    while True:
        over(settings, time.time())
        time.sleep(1)


def main(settings, paths):
    Process(target=tries_often).start()
    Process(target=tries_again, args=(paths,)).start()
    Process(target=fills, args=(settings,)).start()
    Process(target=does_once, args=(settings,)).start()
    Process(target=does_until, args=(settings,)).start()
