"""Guards that do not do what they are meant to."""

import asyncio
import ctypes
import faulthandler
import multiprocessing
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from multiprocessing import Pool, Process
from pathlib import Path

import psutil
import radical.utils


def watch():
    multiprocessing.parent_process().join()
    sys.exit(1)


def only_ends_the_thread():
    threading.Thread(target=watch, daemon=True).start()
    while True:
        time.sleep(1)


def only_prints():
    print(os.getppid())
    while True:
        time.sleep(1)


def looks_once():
    if os.getppid() == 1:
        return
    while True:
        time.sleep(1)


def looks_by_number():
    parent = os.getppid()
    while True:
        if os.getppid() != parent:
            break
        time.sleep(1)


def ends_the_parent():
    time.sleep(60)
    os.kill(os.getppid(), signal.SIGKILL)


def has_a_thread_for_the_parent():
    threading.Thread(target=ends_the_parent, daemon=True).start()
    while True:
        time.sleep(1)


def takes_the_alarm_back():
    signal.alarm(0)
    while True:
        time.sleep(1)


def tick():
    while True:
        time.sleep(1)


def other_initializer():
    print("ready")


def death_signal():
    ctypes.CDLL(None).prctl(1, 9)


def main():
    Process(target=only_ends_the_thread).start()  # expect: PP301
    Process(target=only_prints).start()  # expect: PP301
    Process(target=looks_once).start()  # expect: PP301
    Process(target=has_a_thread_for_the_parent).start()  # expect: PP301
    Process(target=takes_the_alarm_back).start()  # expect: PP301
    forking = multiprocessing.get_context("forkserver")
    forking.Process(target=looks_by_number).start()
    Process(target=tick, daemon=True).start()  # expect: PP301
    with Pool(2, initializer=other_initializer) as pool:
        pool.apply(tick)  # expect: PP301
    with multiprocessing.get_context("forkserver").Pool(2, death_signal) as pool:
        pool.apply(tick)  # expect: PP301


# To speak of the parent is not to watch it, and neither is to watch oneself.
def spoken_of(jobs):
    watcher = radical.utils.PWatcher(uid="worker")
    watcher.watch(os.getpid())
    print("started by", os.getppid())
    while True:
        print(jobs)


def speak(jobs):
    Process(target=spoken_of, args=(jobs,)).start()  # expect: PP301


# Nor is a child's pipe, a folder's parent or a mark that ends a queue anything of the parent's.
class Writer:
    def __init__(self):
        self.program = subprocess.Popen(["cat"], stdin=subprocess.PIPE)
        self.folder = Path("out")
        self.lines = queue.Queue()

    def write(self):
        _sentinel = None
        (self.folder / "x").parent.mkdir()
        line = self.lines.get()
        if line is _sentinel:
            return
        self.program.stdin.write(line)


def writes_beside():
    writer = Writer()
    threading.Thread(target=writer.write, daemon=True).start()
    while True:
        writer.lines.put(b"line")


def wait_for_end():
    sys.stdin.read()
    os._exit(1)


def ends_with_its_input():
    threading.Thread(target=wait_for_end, daemon=True).start()
    while True:
        time.sleep(1)


def ends_with_the_starter():
    psutil.Process().parent().wait()
    os._exit(1)


def ends_with_its_parent():
    threading.Thread(target=ends_with_the_starter, daemon=True).start()
    while True:
        time.sleep(1)


def beside():
    Process(target=writes_beside).start()  # expect: PP301
    Process(target=ends_with_its_input).start()
    Process(target=ends_with_its_parent).start()


# Nobody is cancelled here, and to say where one is ends nothing.
async def beats():
    while True:
        await asyncio.sleep(1)


async def says_so():
    while os.getppid() != 1:
        await asyncio.sleep(1)
    print("the parent is gone")


async def beats_and_hears():
    task = asyncio.create_task(beats())
    hearing = asyncio.create_task(says_so())
    await task
    print(hearing)


def runs_both():
    asyncio.run(beats_and_hears())


def says_where_it_is():
    faulthandler.dump_traceback_later(600)
    tick()


def in_coroutines():
    Process(target=runs_both).start()  # expect: PP301
    Process(target=says_where_it_is).start()  # expect: PP301
