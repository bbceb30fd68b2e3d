"""Queues of a library that hold their items in shared memory are told as any other."""

from multiprocessing import Process

import pyrallel


def collects(queue):
    while True:
        kind, item = queue.get()
        if kind == "shutdown":
            break
        print(item)


def main(items):
    queue = pyrallel.ShmQueue(maxsize=4)
    collector = Process(target=collects, args=(queue,))  # expect: PP309
    collector.start()
    for item in items:
        queue.put(("item", item))
    queue.put(("shutdown", None))
    collector.join()
