"""The class that all of the scripts make."""

from multiprocessing import Process, Queue


class Worker(Process):
    def __init__(self, jobs):
        super().__init__()
        self.jobs = jobs

    def run(self):
        while True:
            if self.jobs.get() is None:
                break


class Tried(Process):
    def __init__(self, jobs):
        super().__init__()
        self.jobs = jobs

    def run(self):
        for job in iter(self.jobs.get, None):
            print(job)


if __name__ == "__main__":
    Tried(Queue()).start()  # expect: PP309
