"""How long a call may take: a table with reasons.

Work that nobody waits for is lost when its workers are ended, unless something that ran meanwhile
happened to take long enough, or waited for the work in a way of its own (an event, a queue, a
counter). Where such code stands between the submission and the end, no loss is claimed. So the
table lists what surely does not wait; anything unknown may.
"""

from __future__ import annotations

from poolproof.flow import raising
from poolproof.flow.ops import Call
from poolproof.typestate.promises import Wait

# By the last part of the name: these wait, whatever they are called on.
_WAITERS = frozenset(
    {
        "sleep", "wait", "wait_for", "join", "get", "recv", "recv_bytes", "acquire", "poll",
        "select", "input", "communicate", "result", "run_forever", "serve_forever", "pause",
        "as_completed", "mainloop", "exec_", "is_set", "qsize", "empty", "full", "get_nowait",
    }
)  # fmt: skip
# What the table of quiet calls lets through because it does not raise, although it can take long.
_SLOW = frozenset({"builtins.iter", "iter", "time.sleep"})
_SLOW_PREFIXES = ("threading.", "asyncio.", "signal.", "queue.", "concurrent.")
_TEXTUAL = frozenset({"get", "join"})


def wait_of(name: str, method: str, *, number: bool | None) -> Wait:
    """How long a call of a name, or of a method of something unknown, may take.

    ``number`` says whether its first argument is a number (a timeout), None if it has none:
    ``mapping.get(key)`` and ``text.join(parts)`` do not wait, ``queue.get(True)`` does.
    """
    last = method or name.rpartition(".")[2]
    if last in _WAITERS:
        textual = last in _TEXTUAL and number is False
        return Wait.NOTHING if textual else Wait.WAITED
    if name in _SLOW or name.startswith(_SLOW_PREFIXES):
        return Wait.SOMETHING
    if raising.is_quiet_function(name) or (method and raising.is_quiet_method(method)):
        return Wait.NOTHING
    return Wait.SOMETHING


def may_wait(op: Call) -> bool:
    """Whether a call, by its name alone, is one that waits for something."""
    name = op.method or op.func.rpartition(".")[2]
    return name in _WAITERS and not (name in _TEXTUAL and op.args)
