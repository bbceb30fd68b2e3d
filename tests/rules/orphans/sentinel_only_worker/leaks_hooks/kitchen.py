"""Says nothing of start methods: one class does in a hook, a script makes kitchens without it."""

from multiprocessing import Pipe, Process


def cook(hatch):
    while True:
        order = hatch.recv()
        if order is None:
            return


class Kitchen:
    def __init__(self):
        self.table, hatch = Pipe()
        Process(target=cook, args=(hatch,)).start()  # expect: PP309
