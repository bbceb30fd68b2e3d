"""Workers with a timer that ends them, whatever they do."""

import os
import threading
import time
from multiprocessing import Process


def end():
    os._exit(1)


def limited():
    threading.Timer(60, end).start()
    while True:
        time.sleep(1)


def limited_at_once():
    threading.Timer(60, os._exit, args=(1,)).start()
    while True:
        time.sleep(1)


def main():
    Process(target=limited).start()
    Process(target=limited_at_once).start()
