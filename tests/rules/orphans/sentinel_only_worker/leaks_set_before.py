"""Events that are set too late, taken back, or that a loop goes on for while they are set."""

from multiprocessing import Event, Process


def patient(ready):
    while not ready.is_set():
        ready.wait(0.1)


def running(on):
    while on.is_set():
        print("on")


def waiting(ready):
    ready.wait()


def start_while_it_is_set():
    on = Event()
    on.set()
    worker = Process(target=running, args=(on,))  # expect: PP309
    worker.start()
    on.clear()
    worker.join()


def start_and_take_it_back():
    ready = Event()
    ready.set()
    workers = [Process(target=patient, args=(ready,)) for _ in range(2)]  # expect: PP309
    ready.clear()
    for worker in workers:
        worker.start()


def start_before_it_is_set():
    ready = Event()
    worker = Process(target=waiting, args=(ready,))  # expect: PP302
    worker.start()
    ready.set()


def start_if_it_is_set(fast):
    ready = Event()
    if fast:
        ready.set()
    worker = Process(target=waiting, args=(ready,))  # expect: PP302
    worker.start()
    ready.set()
