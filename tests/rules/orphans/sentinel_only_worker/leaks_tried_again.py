"""Waits with a timeout that are tried again until they succeed, and loops with a handler around."""

from multiprocessing import Event, Manager, Process, Queue
from queue import Empty, Full


def push(items, out):
    for item in items:
        pushed = False
        while not pushed:
            try:
                out.put(item, timeout=0.1)
                pushed = True
            except Full:
                pass


def push_or_stop(items, out, stop):
    try:
        for number in range(len(items)):
            item = items[number]
            while True:
                if stop.is_set():
                    return
                try:
                    out.put(item, timeout=1)
                    break
                except Full:
                    continue
    except Exception:
        stop.set()
        raise


def first(jobs):
    while True:
        try:
            return jobs.get(timeout=1)
        except Empty:
            continue


def until_none(jobs):
    while True:
        job = first(jobs)
        if job is None:
            break
        print(job)


def beat(stop, send):
    try:
        while not stop.is_set():
            try:
                send("alive")
            except StopIteration:
                send = print
    except Exception as error:
        print(error)


def start(items, send):
    out = Queue(maxsize=2)
    managed = Manager().Queue(maxsize=1)
    jobs, stop = Queue(), Event()
    Process(target=push, args=(items, out)).start()  # expect: PP309
    Process(target=push_or_stop, args=(items, managed, stop)).start()  # expect: PP309
    Process(target=until_none, args=(jobs,)).start()  # expect: PP309
    Process(target=beat, args=(stop, send)).start()  # expect: PP309
    return out, jobs, stop
