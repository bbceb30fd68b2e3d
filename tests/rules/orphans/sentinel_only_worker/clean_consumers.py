"""Workers that run over what a queue gives, but not without a bound, or not to its end."""

from functools import partial
from multiprocessing import Process, Queue
from queue import SimpleQueue


def for_a_while(jobs):
    for job in iter(partial(jobs.get, timeout=5), None):
        print(job)


def for_a_while_by_position(jobs):
    for job in iter(partial(jobs.get, True, 5), None):
        print(job)


def without_waiting(jobs):
    for job in iter(partial(jobs.get, False), None):
        print(job)


def by_lambda(jobs):
    for job in iter(lambda: jobs.get(timeout=5), None):
        print(job)


def what_is_there(jobs):
    for job in iter(jobs.get_nowait, None):
        print(job)


def its_own(names):
    mine = SimpleQueue()
    for name in (*names, None):
        mine.put(name)
    print(list(iter(mine.get, None)), sum(map(len, names)))


def a_file(path):
    with open(path) as text:
        for number, line in enumerate(iter(text.readline, "")):
            print(number, line)
        print(list(text), max(text, default=""))


def filled(jobs):
    print(list(iter(jobs.get, None)))


def main():
    jobs = Queue()
    Process(target=for_a_while, args=(jobs,)).start()
    Process(target=for_a_while_by_position, args=(jobs,)).start()
    Process(target=without_waiting, args=(jobs,)).start()
    Process(target=by_lambda, args=(jobs,)).start()
    Process(target=what_is_there, args=(jobs,)).start()
    Process(target=its_own, args=(["a"],)).start()
    Process(target=a_file, args=("a",)).start()


def stocked():
    stock = Queue()
    for number in range(10):
        stock.put(number)
    stock.put(None)
    Process(target=filled, args=(stock,)).start()
