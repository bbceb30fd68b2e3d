"""Loops that a message, a flag or an event can end, and the worker itself too."""

import asyncio
import queue
import time
from multiprocessing import Array, Event, Process, Queue, Value


def counts_in_array(state):
    while state[0] < 5:
        state[0] += 1


def counts_in_value(state):
    while state.value < 10:
        with state.get_lock():
            state.value += 1


def counts_turns(stop):
    running, turns = True, 0
    while running:
        if stop.is_set():
            running = False
        turns += 1
        if turns > 10:
            running = False


def loses_patience(jobs):
    left, running = 10, True
    while running:
        try:
            job = jobs.get(timeout=1)
        except queue.Empty:
            left -= 1
            running = left > 0
            continue
        running = job != "stop"


def in_batches(jobs):
    batch = []
    while True:
        try:
            batch.append(jobs.get(timeout=1))
        except queue.Empty:
            break
        if len(batch) > 10:
            batch = []


def by_number():
    seen = 0
    while True:
        match seen:
            case 10:
                return
            case _:
                seen += 1


async def waits_in_thread(jobs):
    loop = asyncio.get_running_loop()
    while True:
        try:
            print(await loop.run_in_executor(None, jobs.get, True, 5))
        except queue.Empty:
            break


def by_coroutine(jobs):
    asyncio.run(waits_in_thread(jobs))


class ByProperty(Process):
    def __init__(self):
        super().__init__()
        self.over = Event()
        self.turns = 0

    @property
    def done(self):
        return self.over.is_set() or self.turns > 10

    def run(self):
        while not self.done:
            self.turns += 1


class ByMethod(Process):
    def __init__(self):
        super().__init__()
        self.over = Event()
        self.until = time.time() + 60

    def going(self):
        return not self.over.is_set() and time.time() < self.until

    def run(self):
        while self.going():
            time.sleep(1)


def start():
    jobs, stop = Queue(), Event()
    Process(target=counts_in_array, args=(Array("i", 3),)).start()
    Process(target=counts_in_value, args=(Value("i", 0),)).start()
    Process(target=counts_turns, args=(stop,)).start()
    Process(target=loses_patience, args=(jobs,)).start()
    Process(target=in_batches, args=(jobs,)).start()
    Process(target=by_number).start()
    Process(target=by_coroutine, args=(jobs,)).start()
    ByProperty().start()
    ByMethod().start()
