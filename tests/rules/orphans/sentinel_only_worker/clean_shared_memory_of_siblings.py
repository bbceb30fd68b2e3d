"""A worker that looks at memory which another worker writes, before it ends."""

import time
from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory


def waits(name):
    block = SharedMemory(name=name)
    while block.buf[0] == 0:
        time.sleep(0.1)
    print("it is there")


def prepares(name, path):
    block = SharedMemory(name=name)
    with open(path, "rb") as file:
        block.buf[1:9] = file.read(8)
    block.buf[0] = 1


def main(path):
    block = SharedMemory(create=True, size=16)
    Process(target=waits, args=(block.name,)).start()
    Process(target=prepares, args=(block.name, path)).start()
