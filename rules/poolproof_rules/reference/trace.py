"""The diary of a pool: every step of every actor, one line each, in a file that outlives them.

Off unless the environment variable `VARIABLE` names a file; then every `emit` appends one line
with a single ``write`` to a file opened for appending. The kernel puts such writes one after the
other, so many processes may share the file, and a line that was written stays written whatever
happens to the writer: ``kill -9`` loses nothing but the step that was never reached. The file is
opened for each line, which keeps no descriptor that a forked worker could inherit or that would
be counted as the pool's. When off, a step costs one comparison.

Times are of the monotonic clock, which all processes of a machine share.
"""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

VARIABLE = "POOLPROOF_TRACE"

Mood = Literal["idle", "busy", "blocked"]


class Step(NamedTuple):
    """What an event means for the row of the one it happened to."""

    says: str
    mood: Mood | None = None
    mark: str | None = None
    last: bool = False


# Every event there is. `mood` is the span that begins with it, `mark` the sign set at its moment,
# and a `last` event ends the row.
STEPS: Mapping[str, Step] = MappingProxyType(
    {
        # worker
        "started": Step("began", "busy", "start"),
        "waiting": Step("waits for the next message", "idle"),
        "running": Step("runs a task", "busy"),
        "putting": Step("hands a message on", "blocked"),
        "unsendable": Step("has a result that cannot be sent", None, "error"),
        "sentinel": Step("is told that there is no more", None, "sentinel"),
        "eof": Step("finds that nobody is left to write to it", None, "eof"),
        "retired": Step("has done its number of tasks", None, "retired"),
        "ended": Step("leaves its loop", None, "exit", True),
        "died": Step("ends by an exception", None, "died", True),
        # process
        "exiting": Step("runs its exit function", "blocked"),
        "finalizing": Step("runs finalizers"),
        "exited": Step("is gone", None, "exit", True),
        # worker handler
        "hired": Step("starts a worker", None, "respawn"),
        "reaped": Step("finds a worker gone"),
        # task handler
        "feeding": Step("draws tasks from an iterable", "busy"),
        # result handler
        "delivering": Step("gives a result to the one who asked", "busy"),
        # callers
        "opened": Step("opens the pool", "busy", "start"),
        "getting": Step("waits for a result", "blocked"),
        "got": Step("goes on", "busy"),
        "closed": Step("closes the pool", None, "close"),
        "joining": Step("waits for the pool to end", "blocked"),
        "joined": Step("has seen the pool end", "busy", "joined"),
        "terminating": Step("terminates the pool", "blocked", "terminate"),
        "terminated": Step("has terminated the pool", "busy"),
        "warned": Step("a running pool was dropped", None, "warning"),
        # done to another process, named in the detail
        "signalled": Step("sends SIGTERM to"),
        "killed": Step("kills"),
    }
)


class Event(NamedTuple):
    """One line of the diary. `about` is the pid of another process the event is about, or 0."""

    time: float
    pid: int
    parent: int
    thread: int
    role: str
    what: str
    detail: str
    about: int


_file = os.environ.get(VARIABLE) or None
_me = threading.local()


def start(file: str) -> None:
    """Switch the diary on for this process and those that it will start."""
    global _file  # noqa: PLW0603 - one switch per process is the point
    _file = os.environ[VARIABLE] = file


def stop() -> None:
    """Switch the diary off."""
    global _file  # noqa: PLW0603
    os.environ.pop(VARIABLE, None)
    _file = None


def play(role: str) -> None:
    """Say which part the current thread plays from now on."""
    _me.role = role


def emit(what: str, detail: object = "", about: int = 0) -> None:
    """Write one event, when the diary is on."""
    if _file is not None:
        write(_file, what, detail, about)


def write(file: str, what: str, detail: object = "", about: int = 0) -> None:
    """Write one event into a file: for who watches, and is not in the diary himself."""
    line = Event(
        time=time.monotonic(),
        pid=os.getpid(),
        parent=os.getppid(),
        thread=threading.get_native_id(),
        role=getattr(_me, "role", "caller"),
        what=what,
        detail=_brief(detail),
        about=about,
    )
    # Nothing a diary does may change what happens: a full disk or a missing folder is not said.
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    except OSError:
        return
    try:
        os.write(descriptor, (json.dumps(line) + "\n").encode())
    except OSError:
        pass
    finally:
        os.close(descriptor)


def _brief(detail: object) -> str:
    """Return a few words about a message, a function or an exception."""
    function = getattr(detail, "function", None)
    if function is not None:
        job, position = getattr(detail, "job", "?"), getattr(detail, "position", "?")
        return f"{getattr(function, '__name__', 'call')} {job}.{position}"
    if isinstance(detail, BaseException):
        return type(detail).__name__
    return str(detail)[:120]


def read(file: str | Path) -> Iterator[Event]:
    """Yield what a diary holds, in the order of time; a last line cut short is left out."""
    events: list[Event] = []
    for line in Path(file).read_text(encoding="utf-8").splitlines():
        try:
            fields: Any = json.loads(line)
        except ValueError:
            continue
        events.append(Event(*fields))
    return iter(sorted(events, key=lambda event: event.time))
