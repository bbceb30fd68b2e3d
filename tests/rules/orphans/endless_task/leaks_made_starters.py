"""Functions that others make and give back, which start what they are given by whatever name."""

import time
from multiprocessing import Process, Queue


def tick(jobs):
    while True:
        time.sleep(1)


def tock(jobs):
    while True:
        time.sleep(2)


def blink(jobs):
    while True:
        time.sleep(3)


def make_spawner(jobs):
    def spawn_one(name, task, *args):
        process = Process(target=task, name=name, args=[jobs, *args])  # expect: PP301
        process.start()
        return process

    return spawn_one


def make_launcher(jobs):
    def launch(task):
        Process(target=task, args=(jobs,)).start()  # expect: PP301

    return launch


class Office:
    def __init__(self, jobs):
        self.begin = self.beginner(jobs)

    def beginner(self, jobs):
        def begin_it(task):
            Process(target=task, args=(jobs,)).start()  # expect: PP301

        return begin_it

    def open(self):
        self.begin(blink)


def main():
    jobs = Queue()
    start = make_spawner(jobs)
    start("ticker", tick)
    make_launcher(jobs)(tock)
    Office(jobs).open()


if __name__ == "__main__":
    main()
