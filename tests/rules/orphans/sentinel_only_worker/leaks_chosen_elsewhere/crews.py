"""Starts workers of whatever class others choose."""

from multiprocessing import Process, Queue


class Crew:
    """Is told by who makes it."""

    def __init__(self, size, kind):
        self.jobs = Queue()
        self.kind = kind
        self.size = size
        self.members: list[Process] = []

    def start(self):
        for _ in range(self.size):
            member = self.kind(self.jobs)  # expect: PP309
            member.start()
            self.members.append(member)


class Base:
    """Is told by its heirs."""

    kind = None

    def __init__(self):
        self.jobs = Queue()

    def start(self):
        member = self.kind(self.jobs)  # expect: PP309
        member.start()


class Maker:
    """Lets its heirs make them."""

    def make(self, jobs):
        raise NotImplementedError

    def start(self):
        jobs = Queue()
        member = self.make(jobs)
        member.start()


def launch(kind, jobs):
    member = kind(jobs)  # expect: PP309
    member.start()
    return member
