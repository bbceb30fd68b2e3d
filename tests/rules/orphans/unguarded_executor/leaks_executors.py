"""Executors that nothing guards."""

import concurrent.futures
import multiprocessing
from concurrent import futures
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import ProcessPoolExecutor as Processes


def prepare():
    print("ready")


def main(work, items):
    with ProcessPoolExecutor() as executor:  # expect: PP307
        print(list(executor.map(work, items)))
    with ProcessPoolExecutor(2) as executor:  # expect: PP307
        print(list(executor.map(work, items)))
    with ProcessPoolExecutor(max_workers=4) as executor:  # expect: PP307
        print(list(executor.map(work, items)))
    with concurrent.futures.ProcessPoolExecutor() as executor:  # expect: PP307
        print(list(executor.map(work, items)))
    with futures.ProcessPoolExecutor(2) as executor:  # expect: PP307
        print(list(executor.map(work, items)))
    with Processes(2) as executor:  # expect: PP307
        print(list(executor.map(work, items)))
    with ProcessPoolExecutor(2, initializer=prepare) as executor:  # expect: PP307
        print(list(executor.map(work, items)))
    with ProcessPoolExecutor(2, initializer=None) as executor:  # expect: PP307
        print(list(executor.map(work, items)))
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as executor:  # expect: PP307
        print(list(executor.map(work, items)))
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("fork")) as executor:  # expect: PP307
        print(list(executor.map(work, items)))
    with ProcessPoolExecutor(2, None, prepare) as executor:  # expect: PP307
        print(list(executor.map(work, items)))
    with futures.ProcessPoolExecutor() as executor:  # expect: PP307
        print(list(executor.map(work, items)))
    with ProcessPoolExecutor(2, max_tasks_per_child=1) as executor:  # expect: PP307
        print(list(executor.map(work, items)))


class Owner:
    def __init__(self):
        self.executor = ProcessPoolExecutor(2)  # expect: PP307

    def close(self):
        self.executor.shutdown()


def alone(work):
    executor = ProcessPoolExecutor(1)  # expect: PP307
    try:
        return executor.submit(work).result()
    finally:
        executor.shutdown()
