"""Threads that keep a worker's process alive, and workers that wait for others."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from multiprocessing import Pool, Process
from multiprocessing.pool import ThreadPool


def beat():
    while True:
        time.sleep(1)


def finish():
    time.sleep(1)


def starts_a_thread():
    threading.Thread(target=beat).start()


def starts_a_daemon():
    threading.Thread(target=beat, daemon=True).start()


def marks_a_daemon():
    thread = threading.Thread(target=beat)
    thread.daemon = True
    thread.start()


def waits_for_a_daemon():
    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    thread.join()


def waits_a_while():
    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    thread.join(5)


def starts_a_short_one():
    threading.Thread(target=finish).start()


class Heart(threading.Thread):
    def __init__(self, period):
        super().__init__()
        self.period = period

    def run(self):
        while True:
            time.sleep(self.period)


class Reflex(threading.Thread):
    def __init__(self):
        super().__init__(daemon=True)

    def run(self):
        while True:
            time.sleep(1)


class Switched(threading.Thread):
    def run(self):
        self.on = True
        while self.on:
            time.sleep(1)

    def stop(self):
        self.on = False


def starts_heart(period):
    Heart(period).start()


def starts_reflex():
    Reflex().start()


def switches():
    switched = Switched()
    switched.start()
    time.sleep(3)
    switched.stop()
    switched.join()


def manages():
    workers = [Process(target=beat) for _ in range(3)]  # expect: PP301
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


def main():
    Process(target=starts_a_thread).start()  # expect: PP301
    Process(target=starts_a_daemon).start()
    Process(target=marks_a_daemon).start()
    Process(target=waits_for_a_daemon).start()  # expect: PP301
    Process(target=waits_a_while).start()
    Process(target=starts_a_short_one).start()
    Process(target=starts_reflex).start()
    Process(target=switches).start()
    Process(target=manages).start()  # expect: PP301
    with Pool(2) as pool:
        pool.map(starts_heart, [1, 2])  # expect: PP301


# What is given may be a lambda, or what `partial` makes, and the pool may be one of threads.
def turns(number):
    while True:
        time.sleep(number)


def gives_a_lambda():
    with ThreadPoolExecutor() as executor:
        executor.submit(lambda: turns(1))


def gives_a_partial():
    with ThreadPoolExecutor() as executor:
        executor.submit(partial(turns, 1))


def gives_threads_and_waits():
    pool = ThreadPool(2)
    pool.apply_async(turns, (1,))
    pool.close()
    pool.join()


def gives_threads_and_leaves():
    with ThreadPool(2) as pool:
        pool.apply_async(turns, (1,))
        time.sleep(10)


def start_those_that_turn():
    Process(target=gives_a_lambda).start()  # expect: PP301
    Process(target=gives_a_partial).start()  # expect: PP301
    Process(target=gives_threads_and_waits).start()  # expect: PP301
    Process(target=gives_threads_and_leaves).start()
