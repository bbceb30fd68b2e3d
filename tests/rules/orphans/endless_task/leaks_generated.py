"""Tasks that a generator hands out, one by one, from itself or from another."""

import time
from multiprocessing import Process


def beat():
    while True:
        time.sleep(1)


def say(word):
    print(word)


class Station:
    def services(self):
        yield self.tick
        yield from self.more()

    def more(self):
        yield "clock", self.tock

    def tick(self):
        while True:
            time.sleep(1)

    def tock(self):
        print("tock")

    def start(self):
        for service in self.services():
            Process(target=service).start()  # expect: PP301


def jobs(names):
    for name in names:
        yield name, beat


def start(names):
    for name, job in jobs(names):
        Process(target=job, name=name).start()  # expect: PP301
    workers = [Process(target=job) for _, job in jobs(names)]  # expect: PP301
    for worker in workers:
        worker.start()
