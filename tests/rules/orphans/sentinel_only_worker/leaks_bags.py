"""What processes share is kept in a dict whose items are attributes, and passed on in a dict."""

from multiprocessing import Barrier, Process, Queue, RawValue


class Shared(dict):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__ = self


def step(shared, log):
    while True:
        shared.start.wait()
        if shared.over.value:
            break
        log("stepped")


def drain(jobs):
    while True:
        job = jobs.get()
        if job is None:
            break


class Sampler:
    def prepare(self, count, log):
        self.shared = Shared(over=RawValue("b", False), start=Barrier(count))
        passed = {"shared": self.shared, "log": log}
        Process(target=step, kwargs=passed).start()  # expect: PP309
        Process(target=step, args=(self.shared, log)).start()  # expect: PP309


def start():
    jobs = Queue()
    named = dict(jobs=jobs)
    Process(target=drain, kwargs=named).start()  # expect: PP309
    Process(target=drain, kwargs=dict(jobs=object())).start()
    return jobs
