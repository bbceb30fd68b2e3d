"""Loops that take a default for when nothing came, which is not what ends them."""

import time
from multiprocessing import Process, Queue
from queue import Empty


def with_a_flag(jobs):
    running = True
    while running:
        job = None
        if not jobs.empty():
            job = jobs.get()
        if job:
            word = job[0]
            if word == "stop":
                running = False
        time.sleep(1)


def with_an_empty_string(jobs):
    while True:
        order = ""
        try:
            order = jobs.get(timeout=0.1)
        except Empty:
            pass
        word = order.strip().lower()
        if word == "stop":
            break


class Service(Process):
    def __init__(self, orders):
        super().__init__()
        self.orders = orders

    def run(self):
        running = True
        while running == True:  # noqa: E712
            try:
                order = self.orders.get(False)
            except Empty:
                order = ""
            first = order.split(" ")[0]
            if first == "KILL":
                return
            if first is not None and first.startswith("x"):
                print(order)


def of_dicts(jobs):
    done = False
    while not done:
        job = {}
        try:
            job = jobs.get_nowait()
        except Empty:
            time.sleep(1)
        if job.get("done"):
            done = True


def main():
    jobs = Queue()
    Process(target=with_a_flag, args=(jobs,)).start()  # expect: PP309
    Process(target=with_an_empty_string, args=(jobs,)).start()  # expect: PP309
    Process(target=of_dicts, args=(jobs,)).start()  # expect: PP309
    Service(jobs).start()  # expect: PP309
    jobs.put(["stop"])
