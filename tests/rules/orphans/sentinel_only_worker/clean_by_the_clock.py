"""Loops that are over with their time, however long a message has said before that this is."""

import queue
import time
from multiprocessing import Pipe, Process, Queue


def work(box, pipe, periods):
    expiry = time.time() + 600
    while time.time() < expiry:
        if pipe.poll() and pipe.recv() == "stop":
            break
        try:
            name = box.get(timeout=5)
        except queue.Empty:
            continue
        period = periods[name]
        start = time.time()
        while True:
            print(name)
            now = time.time()
            if now > start + period:
                break


def main():
    box = Queue()
    ours, theirs = Pipe()
    Process(target=work, args=(box, theirs, {"short": 3, "long": 60})).start()
    box.put("short")
    ours.send("stop")
