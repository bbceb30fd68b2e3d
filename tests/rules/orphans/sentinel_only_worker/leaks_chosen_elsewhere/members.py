"""The classes to choose from."""

from multiprocessing import Process, Queue

from crews import Base, Crew, Maker, launch


class Member(Process):
    def __init__(self, jobs):
        super().__init__()
        self.jobs = jobs

    def run(self):
        while True:
            if self.jobs.get() is None:
                break


class Chosen(Base):
    kind = Member


class Making(Maker):
    def make(self, jobs):
        return Member(jobs)  # expect: PP309


def main():
    Crew(4, Member).start()
    Chosen().start()
    Making().start()
    launch(Member, Queue())
