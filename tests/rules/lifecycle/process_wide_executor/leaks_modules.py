"""Executors that live as long as the process."""

import concurrent.futures
import os
from concurrent import futures
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures import ThreadPoolExecutor as Threads

from loky import ProcessPoolExecutor as Loky

IO = ThreadPoolExecutor(4)  # expect: PP107
CPU: ProcessPoolExecutor = ProcessPoolExecutor()  # expect: PP107
BY_MODULE = concurrent.futures.ThreadPoolExecutor(max_workers=2)  # expect: PP107
BY_PACKAGE = futures.ThreadPoolExecutor()  # expect: PP107
RENAMED = Threads(thread_name_prefix="renamed")  # expect: PP107
OF_LOKY = Loky(max_workers=2)  # expect: PP107
BY_NAME = {"io": ThreadPoolExecutor(4), "cpu": ThreadPoolExecutor(1)}  # expect: PP107, PP107
IN_A_ROW = [ThreadPoolExecutor(1) for _ in range(4)]  # expect: PP107

if os.name == "posix":
    ON_POSIX = ProcessPoolExecutor(2)  # expect: PP107
else:
    ON_POSIX = ThreadPoolExecutor(2)  # expect: PP107

_lazily = None
_registry = {}


def submit(work, item):
    return IO.submit(work, item)


def crunch(work, items):
    return list(CPU.map(work, items))


def others(work, item):
    return [each.submit(work, item) for each in (BY_MODULE, BY_PACKAGE, RENAMED, OF_LOKY, ON_POSIX)]


def by_name(work, item):
    return BY_NAME["io"].submit(work, item), IN_A_ROW[0].submit(work, item)


def lazily():
    global _lazily
    if _lazily is None:
        _lazily = ThreadPoolExecutor(2)  # expect: PP107
    return _lazily


def registered(name):
    if name not in _registry:
        _registry[name] = ThreadPoolExecutor(2)  # expect: PP107
    return _registry[name]


async def offload(loop, work, item):
    return await loop.run_in_executor(IO, work, item)
