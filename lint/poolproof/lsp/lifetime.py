"""The server ends when its client is gone, whatever became of the pipes between them.

A client that is killed closes its ends of the pipes, which the server sees at once; unless another
process holds them too. So the client's process is watched as well: we, of all people, leave no
orphan.
"""

from __future__ import annotations

import os
import select
import sys
import threading
from collections.abc import Callable

_PERIOD = 2.0


def end_with(process_id: int, end: Callable[[], None]) -> threading.Thread | None:
    """Call ``end`` when a process is gone; None if there is no such process to watch.

    A client in a container of its own may name a process that is not to be seen from here.
    """
    wait = _waiter(process_id)
    if wait is None:
        return None

    def watch() -> None:
        wait()
        end()

    thread = threading.Thread(target=watch, name="poolproof-client-watch", daemon=True)
    thread.start()
    return thread


def _waiter(process_id: int) -> Callable[[], None] | None:
    """Return what blocks until a process is gone, with the best means of the platform."""
    if sys.platform == "win32":
        return _windows(process_id)
    if not _is_alive(process_id):
        return None
    try:
        descriptor = os.pidfd_open(process_id)
    except (AttributeError, OSError):  # not on this platform, or not allowed here
        return lambda: _poll(process_id)
    return lambda: _until_readable(descriptor)


def _until_readable(descriptor: int) -> None:
    """Wait on a descriptor of a process: it is readable when the process has ended."""
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    poll.poll()
    os.close(descriptor)


def _poll(process_id: int) -> None:
    pause = threading.Event()
    while _is_alive(process_id):
        pause.wait(_PERIOD)


def _is_alive(process_id: int) -> bool:
    try:
        os.kill(process_id, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True


def _windows(process_id: int) -> Callable[[], None] | None:
    """Wait on a handle: asking with ``os.kill`` would end the process there."""
    if sys.platform != "win32":
        return None
    import _winapi  # noqa: PLC0415 - only there

    synchronize = 0x00100000
    try:
        handle = _winapi.OpenProcess(synchronize, False, process_id)
    except OSError:
        return None
    return lambda: _handle(handle)


def _handle(handle: int) -> None:
    if sys.platform == "win32":
        import _winapi  # noqa: PLC0415 - only there

        _winapi.WaitForSingleObject(handle, _winapi.INFINITE)
        _winapi.CloseHandle(handle)
