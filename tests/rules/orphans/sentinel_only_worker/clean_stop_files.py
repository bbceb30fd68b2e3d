"""Files that a worker makes itself, that others may still make, and loops that end anyway."""

import os
import time
from multiprocessing import Process
from pathlib import Path

STOP = "stop.flag"


def makes_it():
    while not os.path.exists(STOP):
        time.sleep(1)
        open(STOP, "w").close()


def waits_for_a_result(folder):
    while not (Path(folder) / "result.txt").exists():
        time.sleep(1)


def for_so_long(folder):
    turns = 0
    while not os.path.isfile(os.path.join(folder, "STOP")):
        turns += 1
        time.sleep(1)
        if turns > 100:
            break


def main():
    Process(target=makes_it).start()
    Process(target=waits_for_a_result, args=("run",)).start()
    Process(target=for_so_long, args=("run",)).start()
