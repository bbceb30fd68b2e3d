"""Workers that stop once a file is there which nobody makes when the main process is gone."""

import os
import time
from multiprocessing import Process
from pathlib import Path

STOP = "stop.flag"


def by_constant():
    while not os.path.exists(STOP):
        time.sleep(1)


def by_variable(folder):
    stop_file = Path(folder) / "flag"
    while True:
        if stop_file.exists():
            break
        time.sleep(1)


def by_its_name(folder):
    while not (Path(folder) / "quit").is_file():
        time.sleep(1)


def main():
    Process(target=by_constant).start()  # expect: PP309
    Process(target=by_variable, args=("run",)).start()  # expect: PP309
    Process(target=by_its_name, args=("run",)).start()  # expect: PP309
    time.sleep(60)
    open(STOP, "w").close()
