"""Starts workers of whatever class others choose."""

from multiprocessing import Process, Queue


class Crew:
    def __init__(self, kind):
        self.jobs = Queue()
        self.kind = kind
        self.members: list[Process] = []

    def start(self):
        member = self.kind(self.jobs)
        member.start()


class Base:
    kind = None

    def start(self):
        member = self.kind(Queue())
        member.start()
