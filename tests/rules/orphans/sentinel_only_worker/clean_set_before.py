"""An event that is set before the worker is started, and stays set."""

from multiprocessing import Event, Process


def patient(ready):
    while not ready.is_set():
        ready.wait(0.1)


def asking(ready):
    while not ready.wait(0.1):
        print("not yet")


def waiting(ready):
    ready.wait()


def start():
    ready = Event()
    ready.set()
    workers = [Process(target=task, args=(ready,)) for task in (patient, asking, waiting)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
