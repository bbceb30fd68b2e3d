"""Makes the same, and one of its own."""

from multiprocessing import Queue

from worker import Worker


class Loud(Worker):
    def run(self):
        while True:
            print(self.jobs.get())


def main():
    Worker(Queue()).start()
    Loud(Queue()).start()  # expect: PP301
