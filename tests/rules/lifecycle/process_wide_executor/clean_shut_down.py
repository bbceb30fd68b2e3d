"""Executors that something shuts down."""

import asyncio
import atexit
import contextlib
import signal
from concurrent import futures
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import grpc

BY_FUNCTION = ThreadPoolExecutor(4)
BY_HOOK = ThreadPoolExecutor(4)
BY_DECORATED_HOOK = ThreadPoolExecutor(4)
BY_PARTIAL_HOOK = ProcessPoolExecutor(4)
BY_SIGNAL = ThreadPoolExecutor(4)
BY_NAME = {"io": ThreadPoolExecutor(4), "cpu": ProcessPoolExecutor(4)}
BY_WITH = ThreadPoolExecutor(4)
BY_COROUTINE = ThreadPoolExecutor(4)
BY_LIFESPAN = ThreadPoolExecutor(4)

atexit.register(BY_HOOK.shutdown)
atexit.register(lambda: BY_PARTIAL_HOOK.shutdown(wait=False))
_lazily = None
_stack = contextlib.ExitStack()
ON_A_STACK = _stack.enter_context(ThreadPoolExecutor(2))


def stop():
    BY_FUNCTION.shutdown(wait=False, cancel_futures=True)


@atexit.register
def _end():
    BY_DECORATED_HOOK.shutdown()


def on_signal(*_):
    BY_SIGNAL.shutdown(wait=False)


signal.signal(signal.SIGTERM, on_signal)


def end_all():
    for executor in BY_NAME.values():
        executor.shutdown()


def run_all(work, items):
    with BY_WITH as executor:
        return list(executor.map(work, items))


async def close():
    await asyncio.to_thread(BY_COROUTINE.shutdown)


@contextlib.asynccontextmanager
async def lifespan(app):
    yield app
    BY_LIFESPAN.shutdown()


def lazily():
    global _lazily
    if _lazily is None:
        _lazily = ThreadPoolExecutor(2)
    return _lazily


def reset():
    global _lazily
    executor, _lazily = _lazily, None
    if executor is not None:
        executor.shutdown()


class Uploader:
    uploads = ThreadPoolExecutor(4)

    @classmethod
    def stop(cls):
        cls.uploads.shutdown()


class Cruncher:
    crunchers = ProcessPoolExecutor(4)

    def __exit__(self, *error):
        self.crunchers.shutdown()


class SetFromOutside:
    outside = None

    def close(self):
        self.outside.shutdown()


def start():
    SetFromOutside.outside = ThreadPoolExecutor(2)


server = grpc.server(futures.ThreadPoolExecutor(max_workers=10))
asyncio.new_event_loop().set_default_executor(ThreadPoolExecutor(2))
