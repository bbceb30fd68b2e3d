"""Nobody chooses the one that waits."""

from multiprocessing import Process
from threading import Thread

from crews import Base, Crew


class Once(Process):
    def __init__(self, jobs):
        super().__init__()
        self.jobs = jobs

    def run(self):
        print(self.jobs.get(timeout=5))


class Threaded(Thread):
    def __init__(self, jobs):
        super().__init__()
        self.jobs = jobs

    def run(self):
        while self.jobs.get() is not None:
            print("working")


class Chosen(Base):
    kind = Threaded


def main():
    Crew(Once).start()
    Chosen().start()
