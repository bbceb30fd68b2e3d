"""A task that is taken from the class of an object: without a timeout no queue says that it is empty."""

import queue
from multiprocessing import Process, Queue


class Encoder:
    def start(self):
        jobs = Queue()
        Process(target=self.__class__.encode, args=(jobs,)).start()  # expect: PP301
        return jobs

    @staticmethod
    def encode(jobs):
        while True:
            try:
                print(jobs.get())
            except queue.Empty:
                break
