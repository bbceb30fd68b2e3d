"""Loops that number what they do, and give up only if it fails."""

import time
from multiprocessing import Process


def play(organ):
    number = 0
    while True:
        try:
            organ.play(number)
            number += 1
            time.sleep(1)
        except Exception:
            print("out of tune")
            break


def main(organ):
    Process(target=play, args=(organ,)).start()  # expect: PP301
