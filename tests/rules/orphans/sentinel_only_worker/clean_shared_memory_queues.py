"""The same, asked for no longer than a while."""

from multiprocessing import Process
from queue import Empty

import pyrallel


def collects(queue):
    while True:
        try:
            print(queue.get(timeout=60))
        except Empty:
            break


def main(items):
    queue = pyrallel.ShmQueue(maxsize=4)
    collector = Process(target=collects, args=(queue,))
    collector.start()
    for item in items:
        queue.put(item)
    collector.join()
