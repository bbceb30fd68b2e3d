"""A pipe with a lock at each end: the thing through which every message goes.

One end of a pipe has many hands on it (all workers read tasks, all workers write results), and a
message must be read or written whole. Hence two locks, shared by all processes. They are POSIX
semaphores: the kernel does not give them back when the process that holds one is killed.

The names with an underscore are those of ``multiprocessing.SimpleQueue``, so that a program that
looks into a pool finds what it looks for.
"""

from __future__ import annotations

import sys
from multiprocessing.connection import Pipe
from multiprocessing.context import BaseContext, assert_spawning
from multiprocessing.reduction import ForkingPickler
from typing import Any


class Channel:
    """Messages in one direction, between any number of processes."""

    def __init__(self, context: BaseContext) -> None:
        self._reader, self._writer = Pipe(duplex=False)
        self._rlock: Any = context.Lock()
        # Windows writes a message in one piece by itself.
        self._wlock: Any = None if sys.platform == "win32" else context.Lock()

    def get(self) -> Any:
        """Wait for a message; ``EOFError`` when no process is left that could write one."""
        # The wait is inside the lock: of all idle workers exactly one sits in the pipe, holding
        # the lock, and the others wait for the lock. Kill that one and nobody reads ever again.
        # anchor: idle-worker-holds-lock
        with self._rlock:
            raw = self._reader.recv_bytes()
        # Outside: a message that is slow to unpickle, or cannot be, is its reader's own trouble.
        return ForkingPickler.loads(raw)

    def put(self, message: object) -> None:
        """Send a message; waits while the pipe is full or another process is writing."""
        raw = ForkingPickler.dumps(message)
        if self._wlock is None:
            self._writer.send_bytes(raw)
            return
        # A worker terminated between these two lines takes the lock with it, and then the main
        # process, which must write its own sentinel here to end a pool, waits for ever.
        with self._wlock:
            self._writer.send_bytes(raw)

    def get_alone(self) -> Any:
        """Receive without the lock, for the side on which only one thread ever reads."""
        return self._reader.recv()

    def put_alone(self, message: object) -> None:
        """Send without the lock, for the side on which only one thread ever writes."""
        self._writer.send(message)

    def empty(self) -> bool:
        """Tell whether a `get` would have to wait for the other side."""
        return not self._reader.poll()

    def __getstate__(self) -> tuple[Any, ...]:
        # A pipe's ends can be handed to a process that is being started, and to nothing else.
        assert_spawning(self)
        return self._reader, self._writer, self._rlock, self._wlock

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self._reader, self._writer, self._rlock, self._wlock = state
