"""Loops that nothing leaves, in functions that are given to processes."""

import itertools
import queue
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import cycle
from multiprocessing import Pool, Process, Queue


def tick():
    while True:
        time.sleep(1)


def tick_with_one():
    while 1:
        time.sleep(1)


def count():
    for number in itertools.count():
        print(number)


def cycle_all(colours):
    for colour in itertools.cycle(colours):
        print(colour)


def polls(jobs):
    while True:
        try:
            job = jobs.get(timeout=1)
        except queue.Empty:
            continue
        print(job)


def never_fires(jobs):
    while True:
        try:
            print(jobs.get())
        except queue.Empty:
            break


def ignores_mistakes():
    while True:
        try:
            time.sleep(1)
        except KeyboardInterrupt:
            break


def caught_inside():
    while True:
        try:
            raise StopIteration
        except StopIteration:
            time.sleep(1)


def asserts(jobs):
    while True:
        assert jobs is not None
        time.sleep(1)


def inner_break():
    while True:
        for number in range(3):
            if number:
                break
            time.sleep(number)


def on_one_path(forever):
    if forever == "yes":
        while True:
            time.sleep(1)


def finally_continues():
    while True:
        try:
            time.sleep(1)
        finally:
            print("again")


def step():
    time.sleep(1)


def calls_step():
    while True:
        step()


def outer():
    middle()


def middle():
    tick()


def main():
    jobs = Queue()
    Process(target=tick).start()  # expect: PP301
    Process(target=tick_with_one, daemon=True).start()  # expect: PP301
    Process(target=count).start()  # expect: PP301
    Process(target=cycle_all, args=("rgb",)).start()  # expect: PP301
    Process(target=polls, args=(jobs,)).start()  # expect: PP301
    Process(target=never_fires, args=(jobs,)).start()  # expect: PP301
    Process(target=ignores_mistakes).start()  # expect: PP301
    Process(target=caught_inside).start()  # expect: PP301
    Process(target=asserts, args=(jobs,)).start()  # expect: PP301
    Process(target=inner_break).start()  # expect: PP301
    Process(target=on_one_path, args=("yes",)).start()  # expect: PP301
    Process(target=finally_continues).start()  # expect: PP301
    Process(target=calls_step).start()  # expect: PP301
    Process(target=outer).start()  # expect: PP301
    Process(None, tick).start()  # expect: PP301
    with Pool(2) as pool:
        pool.map(cycle_all, ["rgb"])  # expect: PP301
        pool.apply(tick)  # expect: PP301
    with Pool(2, tick) as pool:  # expect: PP301
        print(pool.map(abs, [1]))
    with ProcessPoolExecutor() as executor:
        print(executor.submit(tick).result())  # expect: PP301


def in_a_block(lock, beat):
    while True:
        with lock.acquired():
            beat()


def main_of_block(lock, beat):
    Process(target=in_a_block, args=(lock, beat)).start()  # expect: PP301


def cycle_by_name(colours):
    for colour in cycle(colours):
        print(colour)
        time.sleep(1)


def counts_where_no_file_is(number):
    while True:
        try:
            number.value += 1
            time.sleep(1)
        except FileNotFoundError:
            break


def by_name(number):
    Process(target=cycle_by_name, args=("rgb",)).start()  # expect: PP301
    Process(target=counts_where_no_file_is, args=(number,)).start()  # expect: PP301
