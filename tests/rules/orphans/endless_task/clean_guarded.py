"""Workers that end with their parent."""

import asyncio
import ctypes
import faulthandler
import multiprocessing
import os
import signal
import threading
import time
from multiprocessing import Pool, Process

import psutil


def asks_getppid():
    parent = os.getppid()
    while True:
        if os.getppid() != parent:
            break
        time.sleep(1)


def asks_in_condition():
    parent = os.getppid()
    while os.getppid() == parent:
        time.sleep(1)


def asks_parent_process():
    while multiprocessing.parent_process().is_alive():
        time.sleep(1)


def asks_psutil(parent):
    while True:
        if not psutil.pid_exists(parent):
            os._exit(1)
        time.sleep(1)


def asks_kill(parent):
    while True:
        try:
            os.kill(parent, 0)
        except OSError:
            return
        time.sleep(1)


def asks_in_callee():
    while True:
        leave_if_orphaned()
        time.sleep(1)


def leave_if_orphaned():
    if os.getppid() == 1:
        os._exit(1)


def dies_by_signal():
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)
    tick()


def has_alarm():
    signal.alarm(60)
    tick()


def tick():
    while True:
        time.sleep(1)


def watch():
    multiprocessing.parent_process().join()
    os._exit(1)


def watched():
    threading.Thread(target=watch, daemon=True).start()
    tick()


def guard():
    ctypes.CDLL("libc.so.6").prctl(1, 9)


class Worker(Process):
    def run(self):
        threading.Thread(target=watch, daemon=True).start()
        while True:
            time.sleep(1)


async def beats():
    while True:
        await asyncio.sleep(1)


async def cancels_without_parent(task):
    while os.getppid() != 1:
        await asyncio.sleep(1)
    task.cancel()


async def beats_and_looks():
    task = asyncio.create_task(beats())
    looking = asyncio.create_task(cancels_without_parent(task))
    await task
    print(looking)


def runs_both():
    asyncio.run(beats_and_looks())


async def leaves_without_parent():
    while os.getppid() != 1:
        await asyncio.sleep(1)
    raise SystemExit


async def beats_beside():
    await asyncio.gather(beats(), leaves_without_parent())


def runs_beside():
    asyncio.run(beats_beside())


def says_where_it_is_and_exits():
    faulthandler.dump_traceback_later(600, exit=True)
    tick()


def in_coroutines():
    Process(target=runs_both).start()
    Process(target=runs_beside).start()
    Process(target=says_where_it_is_and_exits).start()


def main():
    Process(target=asks_getppid).start()
    Process(target=asks_in_condition).start()
    Process(target=asks_parent_process).start()
    Process(target=asks_psutil, args=(os.getpid(),)).start()
    Process(target=asks_kill, args=(os.getpid(),)).start()
    Process(target=asks_in_callee).start()
    Process(target=dies_by_signal).start()
    Process(target=has_alarm).start()
    Process(target=watched).start()
    Worker().start()
    with Pool(2, initializer=guard) as pool:
        pool.apply(tick)
