"""Loops with a condition that was answered before, and that nothing changes."""

from multiprocessing import Process, Queue

from plugins import load


def works(jobs, name):
    plugin = load(name)
    while plugin is not None:
        job = jobs.get()
        if job is None:
            break
        plugin.do(job)


def start(name):
    jobs = Queue()
    Process(target=works, args=(jobs, name)).start()  # expect: PP309
    return jobs
