"""Workers that look at memory, and come to an end without the main process."""

import time
from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory

import numpy as np


def writes_itself(name, rows):
    block = SharedMemory(name=name)
    done = np.ndarray((1,), dtype=np.int64, buffer=block.buf)
    while done[0] < rows:
        done[0] += 1
        time.sleep(0.1)


def gives_up(name):
    block = SharedMemory(name=name)
    late = time.monotonic() + 30
    while block.buf[0] != 1:
        if time.monotonic() > late:
            break
        time.sleep(0.1)


def looks_at_its_own(size):
    state = np.zeros((size,), dtype=np.int32)
    step = 0
    while state[0] < 10:
        state = state + step
        step += 1


def works_on_slices(name, size):
    block = SharedMemory(name=name)
    frame = np.ndarray((size, size), dtype=np.uint8, buffer=block.buf)
    left = size
    while left:
        left = left - int(frame[:left].any())


def main():
    block = SharedMemory(create=True, size=64)
    Process(target=writes_itself, args=(block.name, 8)).start()
    Process(target=gives_up, args=(block.name,)).start()
    Process(target=looks_at_its_own, args=(8,)).start()
    Process(target=works_on_slices, args=(block.name, 8)).start()
