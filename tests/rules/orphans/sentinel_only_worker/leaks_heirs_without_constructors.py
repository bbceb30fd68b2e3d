"""Crews whose heirs have no constructor of their own: they are made with what the base takes."""

from multiprocessing import Process, Queue


class Member(Process):
    def __init__(self, name):
        super().__init__(name=name)
        self.inbox = Queue()
        self.start()

    def take(self):
        message = self.inbox.get()
        return None if message == "close" else message

    def run(self):
        pass


class Crew:
    def __init__(self, size, kind, name="member"):
        self.members = [kind(f"{name}-{each}") for each in range(size)]  # expect: PP309

    def close(self):
        for member in self.members:
            member.inbox.put("close")


class Reader(Member):
    def run(self):
        while self.take() is not None:
            print("read")


class Readers(Crew):
    def show(self):
        print(len(self.members))


class Runner:
    def __init__(self, work):
        self.work = work
        self.jobs = Queue()

    def start(self):
        Process(target=self.work, args=(self.jobs,)).start()  # expect: PP309


class Named(Runner):
    def name(self):
        return "named"


def works(jobs):
    while True:
        if jobs.get() is None:
            return


if __name__ == "__main__":
    readers = Readers(4, kind=Reader)
    readers.close()
    Named(works).start()
