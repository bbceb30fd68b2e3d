"""Events that the loop drops, that were never passed, or that only seem to be some."""

import time
from multiprocessing import Event, Process, Queue


class Server(Process):
    def __init__(self, stopping=None):
        super().__init__()
        self.stopping = stopping

    def run(self):
        while self.stopping and not self.stopping.is_set():
            time.sleep(5)
            self.drop()

    def drop(self):
        self.stopping = None


def serve(stopping=None):
    while stopping and not stopping.is_set():
        time.sleep(5)
        stopping = None


def work_off(jobs, stopping):
    while jobs and not stopping.is_set():
        print(jobs.pop())


def main():
    stopping = Event()
    Server(stopping).start()
    Process(target=serve).start()
    Process(target=serve, args=(stopping,)).start()
    Process(target=work_off, args=([1, 2], stopping)).start()
    Queue().put(1)
    stopping.set()
