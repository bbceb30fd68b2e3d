"""Says nothing of start methods: the only class that makes kitchens does, in a hook."""

from multiprocessing import Pipe, Process


def cook(hatch):
    while True:
        order = hatch.recv()
        if order is None:
            return


class Kitchen:
    def __init__(self):
        self.table, hatch = Pipe()
        Process(target=cook, args=(hatch,)).start()
