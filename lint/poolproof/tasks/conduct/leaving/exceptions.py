"""Which exceptions end a loop: what a call raises by its nature, and which handler takes it.

Any call may raise anything, but a loop that only an accident ends has no way out. So exceptions are
told apart by name: those that code raises on purpose, those that a known call raises when its wait
is over (``Empty``) or its partner is gone (``EOFError``), and ``UNKNOWN`` for what unknown code may
raise, which is a way out only where a handler expects it.
"""

from __future__ import annotations

import re

UNKNOWN = "*"
# What a `get` or `put` of unknown origin may raise: a way out only where a handler waits for it.
MAYBE_EXPIRED = "* Empty"
# What the end of a connection raises.
ENDED = "EOFError"
CLOSED = frozenset({ENDED, "OSError"})
# What asks a user, and raises the same in a worker: that has no standard input.
ASKING = "builtins.input"
# What a question to psutil raises about a process that is gone.
GONE = "NoSuchProcess"
_BROAD = frozenset({"Exception", "BaseException", "StandardError"})
_BASES = {
    "BrokenPipeError": ("ConnectionError", "OSError", "IOError", "error"),
    "ConnectionResetError": ("ConnectionError", "OSError", "IOError", "error"),
    "ConnectionError": ("OSError", "IOError", "error"),
    "TimeoutError": ("OSError", "IOError", "error"),
    # Where a handler says BlockingIOError, the socket is told not to wait at all.
    "timeout": ("TimeoutError", "OSError", "IOError", "error", "BlockingIOError"),
    "OSError": ("IOError", "error", "ConnectionError", "BrokenPipeError", "ConnectionResetError"),
    GONE: ("Error",),
    "Again": ("ZMQError", "ZMQBaseError"),
    "TimeoutExpired": ("SubprocessError",),
    "KeyError": ("LookupError",),
    "IndexError": ("LookupError",),
}
# What only calls raise, of the system or of what talks to others.
_OF_SYSTEM = CLOSED | {
    "IOError", "error", "ConnectionError", "BrokenPipeError", "ConnectionResetError",
    "ConnectionAbortedError", "TimeoutError", "timeout", "FileNotFoundError", "FileExistsError",
    "PermissionError", "InterruptedError", "BlockingIOError", "ChildProcessError",
    "ProcessLookupError",
}  # fmt: skip
# What the parent's death or unknown code does not raise by itself: coroutines are only cancelled by
# others of their own process.
_PERSONAL = frozenset(
    {"KeyboardInterrupt", "SystemExit", "GeneratorExit", "CancelledError", "Cancelled",
     "get_cancelled_exc_class"}
)  # fmt: skip
# Raised when a wait is over.
EXPIRED = frozenset({"Empty", "Full"})
# Raised for a mistake in the program or its input, not to leave a loop.
_MISTAKES = frozenset(
    {"ValueError", "TypeError", "NotImplementedError", "AssertionError", "KeyError", "IndexError",
     "AttributeError", "NameError", UNKNOWN, MAYBE_EXPIRED}
)  # fmt: skip
RERAISED = "the exception that was caught"
_LEAVING = re.compile(
    r"stop|exit|quit|done|shutdown|finish|abort|cancel|terminat|interrupt|clos", re.IGNORECASE
)


def names(handler: str) -> frozenset[str]:
    """The classes that a handler names, by their last words; none for a bare ``except``."""
    text = handler.removeprefix("except").strip()
    return frozenset(word.rpartition(".")[2] for word in re.findall(r"[\w.]+", text))


def catches(handler: str, raised: str) -> tuple[bool, bool]:
    """Whether a handler may take an exception, and whether it must."""
    wanted = names(handler)
    if not wanted or wanted & {"BaseException"}:
        return True, True
    if raised in _PERSONAL:
        return raised in wanted, raised in wanted
    if wanted & _BROAD:
        return True, True
    if raised == MAYBE_EXPIRED:
        return bool(wanted & EXPIRED), False
    if raised in (UNKNOWN, RERAISED):
        return bool(wanted - _PERSONAL - EXPIRED), False
    if raised in wanted or wanted & set(_BASES.get(raised, ())):
        return True, True
    # A name in lower case is a variable that may hold any classes.
    return any(word.islower() and word != "error" for word in wanted), False


def is_broad(handler: str) -> bool:
    """Whether a handler takes nearly everything."""
    wanted = names(handler)
    return not wanted or bool(wanted & _BROAD)


def expected(handler: str, *, without_call: bool = False) -> bool:
    """Whether a handler names what ordinary code inside the ``try`` can raise (``IndexError``).

    ``without_call`` asks for what needs no call: nothing else tells that a connection is closed.
    """
    wanted = names(handler) - _BROAD - _PERSONAL - EXPIRED - {ENDED}
    return bool(wanted - _OF_SYSTEM if without_call else wanted)


def leaves_on_purpose(raised: str) -> bool:
    """Whether an exception that a callee raises is meant to end what its callers do."""
    return raised in _PERSONAL or bool(_LEAVING.search(raised))


def is_accident(raised: str) -> bool:
    """Whether an exception says that something went wrong, rather than that it is time to go."""
    return raised in _MISTAKES
