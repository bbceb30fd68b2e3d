"""Bound methods and processes that carry the other end of their pipe along, under `spawn` too."""

import multiprocessing

SPAWN = multiprocessing.get_context("spawn")


class Both:
    def __init__(self):
        self.ours, self.theirs = SPAWN.Pipe()

    def start(self):
        SPAWN.Process(target=self.listen).start()  # expect: PP302

    def listen(self):
        while True:
            print(self.theirs.recv())


class OneByOne:
    def __init__(self):
        ours, theirs = SPAWN.Pipe()
        self.ours = ours
        self.theirs = theirs
        SPAWN.Process(target=self.listen, args=(theirs,)).start()  # expect: PP302

    def listen(self, theirs):
        while True:
            print(theirs.recv())


class OtherEnd:
    def __init__(self):
        self.ours, theirs = SPAWN.Pipe()
        SPAWN.Process(target=self.listen, args=(theirs,)).start()  # expect: PP302

    def listen(self, theirs):
        print(theirs.recv())


class Listener(SPAWN.Process):
    def __init__(self):
        super().__init__()
        self.ours, self.theirs = SPAWN.Pipe()

    def run(self):
        print(self.theirs.recv())


def start():
    Both().start()
    OneByOne()
    OtherEnd()
    Listener().start()  # expect: PP302
