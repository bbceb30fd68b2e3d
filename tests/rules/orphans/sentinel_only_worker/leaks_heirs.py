"""A base whose heirs are started here is told by them, and not once more for itself."""

from multiprocessing import Process, Queue


class Worker(Process):
    def __init__(self, jobs):
        super().__init__()
        self.jobs = jobs

    def run(self):
        self.serve()

    def serve(self):
        raise NotImplementedError


class Printer(Worker):
    def serve(self):
        while True:
            job = self.jobs.get()
            if job is None:
                break
            print(job)


def main():
    jobs = Queue()
    worker = Printer(jobs)  # expect: PP309
    worker.start()
    return worker, jobs
