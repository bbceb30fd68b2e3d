"""Which processes belong to a run, and whether any of their threads stirs.

A run has a session of its own, which its processes keep when they lose their parent. Read from
``/proc``, as Linux has it. A thread that sleeps, and whose count of context switches stays the
same from one look to the next, has not run in between and is not waiting for a processor either:
when that is so of all threads of all processes, and none has a timer running, nothing will ever
happen again. No slow machine can make it look like that.
"""

from __future__ import annotations

import ctypes
import os
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

PROC = Path("/proc")
CAN_BE_TAKEN = sys.platform == "linux"
_PR_SET_CHILD_SUBREAPER = 36
_FRESH = 0.04


class Person(NamedTuple):
    """A process: its number, its parent's, and whether it has ended and only awaits burial."""

    pid: int
    parent: int
    is_zombie: bool

    @property
    def command(self) -> str:
        """What it runs now: a process that was just forked may have another name in a moment."""
        try:
            return (PROC / str(self.pid) / "cmdline").read_bytes().decode("latin-1")
        except OSError:
            return ""

    @property
    def is_server(self) -> bool:
        """Whether it has to do with the fork server, which its workers are copies of."""
        return "multiprocessing.forkserver" in self.command

    @property
    def is_tracker(self) -> bool:
        """Whether it is the one that cleans up semaphores."""
        return "multiprocessing.resource_tracker" in self.command


class Census:
    """All processes of the machine, looked up at most every few hundredths of a second.

    Shared by all runs of this process, each of which asks for its own session.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._when = 0.0
        self._everybody: dict[int, list[Person]] = {}

    def of(self, session: int) -> list[Person]:
        """Return the processes of a session that have not ended."""
        return [person for person in self._of(session) if not person.is_zombie]

    def bury(self, session: int) -> None:
        """Take note of the ends of those that were adopted, as a parent has to."""
        for person in self._of(session):
            if person.is_zombie and person.parent == os.getpid() and person.pid != session:
                with suppress(ChildProcessError):
                    os.waitpid(person.pid, os.WNOHANG)

    def _of(self, session: int) -> list[Person]:
        with self._lock:
            if time.monotonic() - self._when > _FRESH:
                self._everybody = _look()
                self._when = time.monotonic()
            return self._everybody.get(session, [])


def _look() -> dict[int, list[Person]]:
    everybody: dict[int, list[Person]] = {}
    me = os.getsid(0)
    for entry in os.listdir(PROC):  # noqa: PTH208 - a third of the time
        if not entry.isdecimal():
            continue
        with suppress(OSError):
            state, parent, _, session, *_ = _stat(PROC / entry)
            if int(session) not in (0, me):
                person = Person(int(entry), int(parent), state in "ZX")
                everybody.setdefault(int(session), []).append(person)
    return everybody


def _stat(process: Path) -> list[str]:
    """Return the fields of ``stat`` behind the name, which may hold anything: state, ppid ..."""
    return (process / "stat").read_text(encoding="latin-1").rpartition(")")[2].split()


def stirring(people: list[Person]) -> frozenset[tuple[str, str, str]] | None:
    """Return what is the same as before if nobody has stirred; None if somebody is at it now."""
    seen: set[tuple[str, str, str]] = set()
    for person in people:
        with suppress(OSError):
            for thread in (PROC / str(person.pid) / "task").iterdir():
                with suppress(OSError):
                    state, switches = _status(thread)
                    if state not in "SIT":
                        return None
                    seen.add((str(person.pid), thread.name, switches))
    return frozenset(seen)


def _status(thread: Path) -> tuple[str, str]:
    state = switches = ""
    for line in (thread / "status").read_text(encoding="latin-1").splitlines():
        if line.startswith("State:"):
            state = line.split()[1]
        elif "ctxt_switches:" in line:
            switches += line.split()[1] + " "
    return state, switches


def adopt_orphans() -> None:
    """Become the parent of whoever loses theirs, so that none escapes and none stays a zombie."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
