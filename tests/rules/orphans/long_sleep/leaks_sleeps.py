"""Sleeps and timeouts above the limit."""

import functools
import queue
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Event, Pipe, Pool, Process, Queue
from time import sleep

HOUR = 60 * 60
DAY = 86400


def an_hour(number):
    time.sleep(3600)
    return number


def imported(number):
    sleep(600)
    return number


def a_day(number):
    time.sleep(DAY)
    return number


def given(seconds, item=None):
    time.sleep(seconds)


def by_default(seconds=900):
    time.sleep(seconds)


def in_loop(items):
    for item in items:
        print(item)
        time.sleep(301)


def in_helper(number):
    an_hour(number)


def long_get(jobs):
    try:
        return jobs.get(timeout=3600)
    except queue.Empty:
        return None


def long_event(event):
    event.wait(1800)


def long_poll(inbox):
    return inbox.poll(1000)


class Worker(Process):
    PERIOD = 7200

    def run(self):
        time.sleep(self.PERIOD)


def main(items):
    with Pool(2) as pool:
        pool.map(an_hour, items)  # expect: PP303
        pool.map(imported, items)  # expect: PP303
        pool.map(a_day, items)  # expect: PP303
        pool.map(given, [1000])  # expect: PP303
        pool.apply(by_default)  # expect: PP303
        pool.apply(in_loop, (items,))  # expect: PP303
        pool.map(in_helper, items)  # expect: PP303
        pool.map(functools.partial(given, 1e4), items)  # expect: PP303
    with ProcessPoolExecutor() as executor:
        executor.submit(an_hour, 1).result()  # expect: PP303
        print(list(executor.map(imported, items)))  # expect: PP303
    Process(target=long_get, args=(Queue(),)).start()  # expect: PP303
    Process(target=long_event, args=(Event(),)).start()  # expect: PP303
    Process(target=long_poll, args=(Pipe()[0],)).start()  # expect: PP303
    Worker().start()  # expect: PP303
    Process(target=given, kwargs={"seconds": 500}).start()  # expect: PP303
    Process(target=time.sleep, args=(1000,)).start()  # expect: PP303


def far_too_long(_):
    time.sleep(2**16)


def start_far_too_long():
    Process(target=far_too_long, args=(1,)).start()  # expect: PP303
