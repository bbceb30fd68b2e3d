"""Workers that look at what a module binds which they import everything from."""

from multiprocessing import Process

from more import *  # noqa: F403 - what is tested


def work():
    while True:
        job = jobs.get()  # noqa: F405
        if job is None:
            break
        print(job)


def watch():
    while not over.is_set():  # noqa: F405
        print("not yet")


def main():
    Process(target=work).start()  # expect: PP309
    Process(target=watch).start()  # expect: PP309
    jobs.put(1)  # noqa: F405
    jobs.put(None)  # noqa: F405
    over.set()  # noqa: F405
