"""Workers that run over what a queue gives until the last word, however they say so."""

from functools import partial
from multiprocessing import Process, Queue

from tqdm import tqdm


def by_partial(jobs):
    for job in iter(partial(jobs.get), None):
        print(job)


def by_partial_that_waits(jobs):
    for job in iter(partial(jobs.get, True), "over"):
        print(job)


def by_lambda(jobs):
    for job in iter(lambda: jobs.get(), None):
        print(job)


def by_function(jobs):
    def following():
        return jobs.get()

    for job in iter(following, None):
        print(job)


def counts(jobs):
    for number, job in enumerate(iter(jobs.get, None), start=1):
        print(number, job)


def translates(jobs):
    for text in map(str, iter(jobs.get, None)):
        print(text)


def shows_progress(jobs):
    for job in tqdm(iter(jobs.get, None), unit="job"):
        print(job)


def main():
    jobs = Queue()
    Process(target=by_partial, args=(jobs,)).start()  # expect: PP309
    Process(target=by_partial_that_waits, args=(jobs,)).start()  # expect: PP309
    Process(target=by_lambda, args=(jobs,)).start()  # expect: PP309
    Process(target=by_function, args=(jobs,)).start()  # expect: PP309
    Process(target=counts, args=(jobs,)).start()  # expect: PP309
    Process(target=translates, args=(jobs,)).start()  # expect: PP309
    Process(target=shows_progress, args=(jobs,)).start()  # expect: PP309
