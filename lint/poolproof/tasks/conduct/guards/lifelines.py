"""Lifelines: threads that wait for the end of a pipe, and then end what their process does.

The parent holds the other end and never writes: when it is gone, the read comes back with nothing.
A forked worker holds that end as well, so it only counts where it closes something.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from poolproof.flow.graph import Extent, contains, extent
from poolproof.tasks.conduct.body import Body
from poolproof.tasks.conduct.calls import Resolved
from poolproof.tasks.conduct.waiting import canonical

if TYPE_CHECKING:
    from poolproof.tasks.conduct.conducts import Conducts
    from poolproof.tasks.evaluation.values import Context, FunctionValue

KILLS = frozenset(
    {"os._exit", "os.abort", "os.kill", "os.killpg", "signal.raise_signal",
     "_thread.interrupt_main", "thread.interrupt_main"}
)  # fmt: skip
_READING = "os.read"  # which gives nothing at the end, and raises nothing
_RECEIVING = tuple(
    f"multiprocessing.Connection().{word}" for word in ("recv", "recv_bytes", "poll")
)
_CLOSING = ("os.close", "multiprocessing.Connection().close")


def at_the_end(
    conducts: Conducts,
    value: FunctionValue,
    inside: Context,
    ends: Callable[[Extent, Resolved], bool],
) -> bool:
    """Whether a function comes to a call once what it reads from has no writer any more."""
    body = conducts.body(value.ref)
    calls = {at: conducts.resolver.call(node, inside) for at, node in body.calls.items()}
    reads = [(at, call) for at, call in calls.items() if _does(call, (_READING, *_RECEIVING))]
    ending = [at for at, call in calls.items() if ends(at, call)] if reads else []
    return any(
        _is_come_to(body, at, end, raises=not _does(call, (_READING,)))
        for at, call in reads
        for end in ending
    )


def kills(_: Extent, call: Resolved) -> bool:
    """Whether a call ends its process, or wakes its main thread by what Ctrl-C raises."""
    return not KILLS.isdisjoint(call.paths)


def closes_an_end(calls: Iterable[Resolved]) -> bool:
    """Whether any of some calls closes one end of a pipe."""
    return any(_does(call, _CLOSING) for call in calls)


def _does(call: Resolved, paths: tuple[str, ...]) -> bool:
    return any(canonical(path) in paths for path in call.paths)


def _is_come_to(body: Body, read: Extent, kill: Extent, *, raises: bool) -> bool:
    """Whether a call that ends the process follows a read, also if that raises at the end."""
    if not raises:
        return read < kill
    return any(
        contains(_first(node), read) and (_takes(node, kill) or extent(node) < kill)
        for node in body.tries
        if node.handlers or node.finalbody
    )


def _first(node: ast.Try) -> Extent:
    """Where the body of a ``try`` is."""
    start, end = extent(node.body[0]), extent(node.body[-1])
    return Extent(start.line, start.column, end.end_line, end.end_column)


def _takes(node: ast.Try, kill: Extent) -> bool:
    """Whether a handler, or what is done at last, contains a call."""
    parts = [*node.handlers, *node.finalbody]
    return any(contains(extent(part), kill) for part in parts)
