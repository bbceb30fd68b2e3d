"""Near misses: something is passed, or put in its place, and errors are not all that is waited for."""

import os
import signal
from multiprocessing import Pool, Process, Queue
from subprocess import PIPE, Popen

import requests


def fetch(path, revision):
    return requests.get(f"https://example.org/{revision}/{path}").text


def read(path, revision=None):
    if revision:
        return fetch(path, revision)
    return path


def measure(path):
    return len(read(path, path.upper()))


def measure_again(path, revision=None):
    revision = revision or "main"
    if revision:
        return fetch(path, revision)
    return path


def weigh(path, jobs=None):
    if jobs is None:
        return path
    return jobs.get()


def start(_):
    server = Popen(["make", "serve"], stdout=PIPE)
    print(f"it said: {server.stdout.read()}")
    if server.returncode:
        raise RuntimeError
    return server.pid


def main(paths):
    jobs = Queue()
    with Pool() as pool:
        pool.map(measure, paths)  # expect: PP302
        pool.map(measure_again, paths)  # expect: PP302
        pool.map(start, paths)  # expect: PP302
    Process(target=weigh, args=("a", jobs)).start()  # expect: PP302
    return jobs


# A signal for nobody only asks, and one that comes too late ends nothing.
def asked(_):
    program = Popen(["make", "serve"])
    os.kill(program.pid, 0)
    program.wait()


def too_late(_):
    program = Popen(["make", "serve"])
    program.wait()
    os.kill(program.pid, signal.SIGTERM)


def end(paths):
    with Pool() as pool:
        pool.map(asked, paths)  # expect: PP302
        pool.map(too_late, paths)  # expect: PP302
