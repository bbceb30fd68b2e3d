"""Workers that look at memory which the main process writes, in one of its many forms."""

import ctypes
import time
from multiprocessing import Process, shared_memory
from multiprocessing.shared_memory import SharedMemory
from multiprocessing.sharedctypes import Array, RawArray

import numpy as np
import torch


def by_name(name):
    block = SharedMemory(name=name)
    while block.buf[0] != 1:
        time.sleep(0.1)
    block.close()


def handed_over(block):
    while True:
        if block.buf[3]:
            break
        time.sleep(0.1)


class Reader(Process):
    def __init__(self, name, size):
        super().__init__()
        self.name_of_block = name
        self.size = size

    def run(self):
        block = shared_memory.SharedMemory(name=self.name_of_block)
        state = np.ndarray((self.size,), dtype=np.int32, buffer=block.buf)
        while state[0] >= 0:
            time.sleep(0.1)


def over_array(cells):
    flags = np.frombuffer(cells.get_obj(), dtype=np.int32).reshape(2, 2)
    while not flags[0, 1]:
        time.sleep(0.1)


def over_raw(cells):
    flags = np.frombuffer(cells, dtype=np.int32)
    going = True
    while going:
        going = flags[0] == 0
        time.sleep(0.1)


def over_tensor(stop):
    while stop.item() == 0:
        time.sleep(0.1)


def main():
    block = SharedMemory(create=True, size=16)
    Process(target=by_name, args=(block.name,)).start()  # expect: PP309
    Process(target=handed_over, args=(block,)).start()  # expect: PP309
    Reader(block.name, 4).start()  # expect: PP309
    cells = Array(ctypes.c_int32, 4)
    Process(target=over_array, args=(cells,)).start()  # expect: PP309
    raw = RawArray(ctypes.c_int32, 4)
    Process(target=over_raw, args=(raw,)).start()  # expect: PP309
    stop = torch.zeros(1).share_memory_()
    Process(target=over_tensor, args=(stop,)).start()  # expect: PP309
    block.buf[0] = 1
    cells[1] = raw[0] = 1
    stop[0] = 1
