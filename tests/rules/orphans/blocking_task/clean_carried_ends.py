"""Tasks that `spawn` hands one end of a pipe only, or that close the other one."""

import multiprocessing

SPAWN = multiprocessing.get_context("spawn")


class Static:
    def __init__(self):
        self.ours, theirs = SPAWN.Pipe()
        SPAWN.Process(target=Static.listen, args=(theirs,)).start()

    @staticmethod
    def listen(theirs):
        while True:
            print(theirs.recv())


class Closing:
    def __init__(self):
        self.ours, theirs = SPAWN.Pipe()
        SPAWN.Process(target=self.listen, args=(theirs,)).start()

    def listen(self, theirs):
        self.ours.close()
        while True:
            print(theirs.recv())


class Light:
    def __init__(self):
        self.ours, theirs = SPAWN.Pipe()
        SPAWN.Process(target=self.listen, args=(theirs,)).start()

    def __getstate__(self):
        return {}

    def listen(self, theirs):
        print(theirs.recv())


class Given:
    def __init__(self, board):
        ours, self.theirs = SPAWN.Pipe()
        SPAWN.Process(target=self.listen, args=(self.theirs,)).start()
        board.show(ours)

    def listen(self, theirs):
        print(theirs.recv())


def start(board):
    Static()
    Closing()
    Light()
    Given(board)
