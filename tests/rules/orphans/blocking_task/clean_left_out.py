"""What a call leaves out decides whether the task ever comes to a wait, and failures are rare."""

import os
import signal
from functools import lru_cache
from multiprocessing import Pool, Process, Queue
from subprocess import PIPE, Popen
from typing import Optional

import requests


def fetch(path, revision):
    return requests.get(f"https://example.org/{revision}/{path}").text


@lru_cache
def read(path, clear: bool = False, revision: Optional[str] = None):
    if clear:
        read.cache_clear()
    if revision:
        return fetch(path, revision)
    with open(path) as file:
        return file.read()


def load(path, revision=None):
    return read(path, revision=revision)


def measure(path):
    return len(load(path))


def weigh(path, jobs=None):
    if jobs is not None:
        path = jobs.get()
    return len(path)


def greet(_):
    os.system("")
    print("hello")


# Only what has failed is waited for, four calls away.
def build(_):
    return prepare()


def prepare():
    return compile_all()


def compile_all():
    return start()


def start():
    server = Popen(["make", "serve"], stdout=PIPE)
    if server.poll() is not None:
        said = f"it said: {server.stdout.read()}"
        raise RuntimeError(said)
    return server.pid


def main(paths):
    with Pool() as pool:
        pool.map(measure, paths)
        pool.map(greet, paths)
        pool.map(build, paths)
    Process(target=weigh, args=("a",)).start()
    return Queue()


# What is waited for was told to end before.
class Meter:
    def __init__(self):
        self.process = Popen(["iostat", "1"], stdout=PIPE)

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        self.process.wait()


def metered(_):
    meter = Meter()
    meter.stop()


def grouped(_):
    program = Popen(["make", "serve"], start_new_session=True)
    print("up")
    os.killpg(os.getpgid(program.pid), signal.SIGTERM)
    program.wait()


def end(paths):
    with Pool() as pool:
        pool.map(metered, paths)
        pool.map(grouped, paths)
