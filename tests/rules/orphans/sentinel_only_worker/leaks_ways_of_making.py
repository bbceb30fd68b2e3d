"""Targets and arguments that reach a process in roundabout ways."""

import functools
from multiprocessing import Pool, Process, Queue


def take(jobs):
    while True:
        if jobs.get() is None:
            break


def once(jobs):
    print(jobs.get(timeout=5))


class Placed(Process):
    """Gets its queue after it was made."""

    jobs = None

    def run(self):
        take(self.jobs)


class Crew:
    def __init__(self):
        self.processes = []

    def add(self, task, *args, **kwargs):
        self.processes.append(Process(target=task, args=args, kwargs=kwargs))  # expect: PP309


class Cook:
    def setup(self):
        pass


class Both(Cook, Process):
    def __init__(self, jobs):
        Process.__init__(self)
        self.jobs = jobs

    def run(self):
        take(self.jobs)


def again(times):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for _ in range(times):
                function(*args, **kwargs)

        return wrapper

    return decorate


@again(3)
def decorated(jobs):
    take(jobs)


def main():
    jobs = Queue()
    placed = Placed()  # expect: PP309
    placed.jobs = jobs
    placed.start()
    Both(jobs).start()  # expect: PP309
    Process(target=decorated, args=(jobs,)).start()  # expect: PP309
    table = {"a": (take, (jobs,)), "b": (print, ())}
    for name, (task, args) in table.items():
        Process(target=task, args=args, name=name).start()  # expect: PP309
    for options in [{"target": take, "args": (jobs,)}, {"target": print}]:
        Process(**options).start()  # expect: PP309
    for short in [{"target": once, "args": (jobs,)}, {"target": print}]:
        Process(**short).start()
    crew = Crew()
    crew.add(take, jobs)
    with Pool(2) as pool:
        run = pool.apply_async
        result = run(take, (jobs,))  # expect: PP309
        other = run(once, (jobs,))
        result.get()
        other.get()
