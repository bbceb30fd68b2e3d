"""Waits for other processes: queues, pipes, events, locks, with the argument that bounds each.

Nothing is listed that ends by itself when the main process dies. An event of a thread counts only
where nothing but a signal sets it.
"""

from poolproof.sdk import Argument, Wait, WaitKind
from poolproof_rules.waits.spelling import each

_QUEUES = tuple(
    f"multiprocessing.{name}().{{}}"
    for name in ("Queue", "JoinableQueue", "Manager().Queue", "Manager().JoinableQueue")
)
_MADE = ("multiprocessing.{}", "multiprocessing.Manager().{}")


def _made(*names: str) -> tuple[str, ...]:
    return each(_MADE, *names)


_TIMEOUT = Argument("timeout", 0)

BLOCKING_CALLS = (
    Wait(
        each(_QUEUES, "get"),
        "an item from a queue",
        WaitKind.QUEUE,
        timeout=Argument("timeout", 1),
        block=Argument("block", 0),
        expires=("Empty",),
    ),
    Wait(
        each(_QUEUES, "put"),
        "room in a queue",
        WaitKind.QUEUE,
        timeout=Argument("timeout", 2),
        block=Argument("block", 1),
        expires=("Full",),
        made_with=Argument("maxsize", 0),
    ),
    # What only looks, and is tried again and again.
    Wait(
        each(_QUEUES, "get_nowait"),
        "an item from a queue",
        WaitKind.QUEUE,
        bounded=True,
        expires=("Empty",),
    ),
    Wait(
        each(_QUEUES, "put_nowait", "full"),
        "room in a queue",
        WaitKind.QUEUE,
        bounded=True,
        expires=("Full",),
        made_with=Argument("maxsize", 0),
    ),
    # These wait for ten seconds by themselves.
    Wait(
        each(("faster_fifo.Queue().{}",), "get", "get_many", "get_nowait", "get_many_nowait"),
        "an item from a queue",
        WaitKind.QUEUE,
        bounded=True,
        expires=("Empty",),
    ),
    Wait(
        each(("faster_fifo.Queue().{}",), "put", "put_many", "put_nowait", "put_many_nowait"),
        "room in a queue",
        WaitKind.QUEUE,
        bounded=True,
        expires=("Full",),
    ),
    Wait(("multiprocessing.SimpleQueue().get",), "an item from a queue", WaitKind.QUEUE),
    Wait(
        each(_QUEUES, "join"),
        "a queue to be worked off",
        WaitKind.QUEUE,
    ),
    Wait(
        (
            "multiprocessing.Connection().recv",
            "multiprocessing.Connection().recv_bytes",
            "multiprocessing.Connection().recv_bytes_into",
        ),
        "a message on a pipe",
        WaitKind.CONNECTION,
        expires=("EOFError", "OSError"),
    ),
    Wait(
        ("multiprocessing.Connection().poll",),
        "a message on a pipe",
        WaitKind.CONNECTION,
        timeout=_TIMEOUT,
        bounded=True,
    ),
    Wait(
        ("multiprocessing.connection.wait",),
        "one of several pipes",
        WaitKind.CONNECTION,
        timeout=Argument("timeout", 1),
        settings=("sentinel",),  # the parent's may be among them
    ),
    Wait(
        ("multiprocessing.connection.Listener().accept",),
        "a connection",
        WaitKind.NETWORK,
    ),
    Wait(
        _made("Event().wait"),
        "an event",
        WaitKind.EVENT,
        timeout=_TIMEOUT,
    ),
    Wait(
        _made("Barrier().wait"),
        "the others at a barrier",
        WaitKind.EVENT,
        timeout=_TIMEOUT,
    ),
    Wait(
        _made("Condition().wait"),
        "a condition",
        WaitKind.EVENT,
        timeout=_TIMEOUT,
    ),
    Wait(
        _made("Condition().wait_for"),
        "a condition",
        WaitKind.EVENT,
        timeout=Argument("timeout", 1),
    ),
    Wait(
        _made(
            "Lock().acquire", "RLock().acquire", "Semaphore().acquire", "BoundedSemaphore().acquire"
        ),
        "a lock",
        WaitKind.SIGNALLING,
        timeout=Argument("timeout", 1),
        block=Argument("block", 0),
    ),
    Wait(("threading.Event().wait",), "an event", WaitKind.EVENT, timeout=_TIMEOUT),
    Wait(("asyncio.Event().wait",), "an event", WaitKind.EVENT),
    Wait(
        ("asyncio.Future", "asyncio.get_event_loop().create_future"),
        "a future",
        WaitKind.EVENT,
    ),
    Wait(
        ("trio.sleep_forever", "anyio.sleep_forever"),
        "somebody to cancel it",
        WaitKind.SERVER,
    ),
    Wait(("signal.pause", "signal.sigwait", "signal.sigwaitinfo"), "a signal", WaitKind.EVENT),
)
