"""An office that makes desks, which start clerks: it starts nobody itself."""

import multiprocessing

import clerks


class Office:
    def __init__(self, manager):
        self.manager = manager
        self.desks = []

    def open(self):
        desk = Desk(self, self.manager)
        desk.start()
        self.desks.append(desk)


class Desk:
    def __init__(self, office, manager):
        self.office = office
        self.letters = manager.Queue()

    def start(self):
        clerk = clerks.Clerk(self.letters)
        multiprocessing.Process(target=clerk.work).start()  # expect: PP309

    def close(self):
        self.letters.put(None)
