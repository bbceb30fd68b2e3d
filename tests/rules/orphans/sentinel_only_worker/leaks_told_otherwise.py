"""Loops that are told to end by a flag, a property, a pattern, a batch or a coroutine."""

import asyncio
import queue
import time
from multiprocessing import Array, Event, Manager, Process, Queue


def by_flag(jobs):
    running = True
    while running:
        job = jobs.get()
        if job["kind"] == "quit":
            running = False


def by_flag_of_event(stop):
    running = True
    while running:
        time.sleep(1)
        if stop.is_set():
            running = False


def by_pattern(jobs):
    while True:
        match jobs.get():
            case "stop":
                return
            case job:
                print(job)


def by_part_of_pattern(jobs):
    while True:
        match jobs.get():
            case {"kind": kind}:
                if kind == "quit":
                    break


def by_batch(jobs):
    while True:
        batch = []
        while len(batch) < 8:
            try:
                batch.append(jobs.get(timeout=0.1))
            except queue.Empty:
                break
        if batch and batch[-1] is None:
            return


def by_element(state):
    while state[0] == 1:
        time.sleep(1)


def by_key(state):
    while True:
        if state.get("stop"):
            break
        time.sleep(1)


async def waits_in_thread(jobs):
    loop = asyncio.get_running_loop()
    while True:
        job = await loop.run_in_executor(None, jobs.get)
        if job is None:
            break


def by_coroutine(jobs):
    asyncio.run(waits_in_thread(jobs))


class ByProperty(Process):
    def __init__(self):
        super().__init__()
        self.over = Event()

    @property
    def stopped(self):
        return self.over.is_set()

    def run(self):
        while not self.stopped:
            time.sleep(1)


class ByMethod(Process):
    def __init__(self):
        super().__init__()
        self.over = Event()

    def going(self):
        return not self.over.is_set()

    def run(self):
        while self.going():
            time.sleep(1)


def start():
    jobs, stop = Queue(), Event()
    Process(target=by_flag, args=(jobs,)).start()  # expect: PP309
    Process(target=by_flag_of_event, args=(stop,)).start()  # expect: PP309
    Process(target=by_pattern, args=(jobs,)).start()  # expect: PP309
    Process(target=by_part_of_pattern, args=(jobs,)).start()  # expect: PP309
    Process(target=by_batch, args=(jobs,)).start()  # expect: PP309
    Process(target=by_element, args=(Array("i", 3),)).start()  # expect: PP309
    Process(target=by_key, args=(Manager().dict(),)).start()  # expect: PP309
    Process(target=by_coroutine, args=(jobs,)).start()  # expect: PP309
    ByProperty().start()  # expect: PP309
    ByMethod().start()  # expect: PP309
