"""The target and its arguments come in a dict, or were bound before."""

from functools import partial
from multiprocessing import Process, Queue


def serve(jobs):
    while True:
        if jobs.get() is None:
            break


def once(jobs):
    print(jobs.get(timeout=5))


class Named(Process):
    def run(self):
        super().run()


def main():
    jobs = Queue()
    options = {"target": serve, "args": (jobs,)}
    Process(**options).start()  # expect: PP309
    built = dict(target=serve)
    built["args"] = (jobs,)
    built["daemon"] = True
    Process(**built).start()  # expect: PP309
    grown = {}
    grown["target"] = serve
    grown["args"] = (jobs,)
    Process(**grown).start()  # expect: PP309
    serving = partial(Process, target=serve)
    serving(args=(jobs,)).start()  # expect: PP309
    daemon = partial(Process, daemon=True)
    daemon(target=serve, args=(jobs,)).start()  # expect: PP309
    daemon(target=once, args=(jobs,)).start()
    named = partial(Named, target=serve)
    named(args=(jobs,)).start()  # expect: PP309
    short = {"target": once, "args": (jobs,)}
    Process(**short).start()
