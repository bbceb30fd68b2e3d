"""Repairs that several rules share: where a pool is ended, and what makes that safe.

A repair that may change more than the defect is unsafe. What decides is the work that may be
unfinished: ``join()``, ``shutdown()`` and an executor's ``with`` wait for it, ``terminate()`` and a
pool's ``with`` throw it away, and without the repair neither happened there.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence

from poolproof.sdk import Edit, Fix, Ground, Protocol, Safety, Site, State, last_word, shapes
from poolproof_rules.fetching import Work
from poolproof_rules.statements import walk_here
from poolproof_rules.usage import Usage

_QUIET = frozenset({"append", "enumerate", "len", "print", "range", "wait", "zip"})
_PAUSES = (ast.Yield, ast.YieldFrom, ast.Await, ast.AsyncFor, ast.AsyncWith)


def fix(title: str, edits: Sequence[Edit] | None, *, safe: bool) -> Fix | None:
    """A fix, if there are edits for it."""
    return Fix(Safety.SAFE if safe else Safety.UNSAFE, title, tuple(edits)) if edits else None


def released_in_finally(ground: Ground, site: Site, *, joined: bool = False) -> Fix | None:
    """Move the statements that end a pool into a ``finally``.

    With ``joined`` the pool is only closed so far, and ``join()`` is added; if nothing before can
    raise, there is no need for the ``finally``.
    """
    usage = Usage.of(ground, site)
    release = usage.release() if usage is not None else None
    if usage is None or release is None:
        return None
    first, last = release
    calls = [_method(each) for each in usage.creation.block[first : last + 1]]
    body = usage.body(first - 1)
    if _ends_elsewhere(usage, body) or (joined and not _may_raise(usage, body)):
        return None
    added = [min(usage.protocol.joins)] if joined else []
    calls += added
    if after(usage.protocol, calls) is not State.RELEASED:
        return None
    code = [f"{usage.name}.{call}()" for call in added]
    edits = shapes.tried(ground, usage.creation, first - 1, last, code)
    safe = usage.work <= _left_by(usage.protocol, calls) and not pauses(body)
    return fix(f"put {_listed(usage.name, calls)} into a `finally:`", edits, safe=safe)


def after(protocol: Protocol, calls: Sequence[str]) -> State:
    """The state of an open pool after some calls."""
    state = State.OPEN
    for call in calls:
        state = protocol.move(call, state)
    return state


def orderly_end(protocol: Protocol) -> tuple[str, ...]:
    """The calls that end a pool and wait for its work, such as ``close`` and ``join``."""
    closing = _moving(protocol, State.CLOSED)
    if closing and protocol.joins:
        return (closing[0], min(protocol.joins))
    return tuple(_moving(protocol, State.RELEASED)[:1])


def _moving(protocol: Protocol, state: State) -> list[str]:
    return [name for name in protocol.moves if protocol.move(name, State.OPEN) is state]


def is_ended_by_with(protocol: Protocol) -> bool:
    """Whether the end of a ``with`` block ends the pool, which is not so in every family."""
    return protocol.exit_moves.get(State.OPEN) is State.RELEASED


def pauses(statements: Sequence[ast.stmt]) -> bool:
    """Whether the statements can be left in the middle for others: generators and coroutines."""
    return any(isinstance(node, _PAUSES) for each in statements for node in walk_here(each))


def _left_by(protocol: Protocol, calls: Sequence[str]) -> Work:
    """What may be unfinished when the calls come after an exception, without harm.

    ``join()`` would wait for what is still queued, ``terminate()`` does not. An executor's own
    iterators cancel what they have not handed out.
    """
    if protocol.joins & set(calls):
        return Work.FETCHED if "terminate" in calls else Work.DONE
    return Work.DRAINED if protocol.process_wide else Work.FETCHED


def _may_raise(usage: Usage, body: Sequence[ast.stmt]) -> bool:
    """Whether statements call anything but what hands work to the pool."""
    submitted = {parent for each in usage.mentions if (parent := usage.ground.parent(each))}
    return any(
        isinstance(node, ast.Call)
        and not (node.func in submitted and last_word(node.func) in usage.protocol.lazy)
        and last_word(node.func) not in _QUIET
        for each in body
        for node in walk_here(each)
    )


def _ends_elsewhere(usage: Usage, body: Sequence[ast.stmt]) -> bool:
    """Whether the pool is ended on the way as well, so that a ``finally`` would do it again."""
    within = {node for each in body for node in walk_here(each)}
    for mention in usage.mentions:
        attribute = usage.ground.parent(mention)
        if mention not in within or not isinstance(attribute, ast.Attribute):
            continue
        if attribute.attr in usage.protocol.moves and not _stops_for_good(usage, attribute):
            return True
    return False


def _stops_for_good(usage: Usage, attribute: ast.Attribute) -> bool:
    """A ``terminate()`` in an ``except`` goes well with an orderly end in the ``finally``."""
    handled = any(isinstance(each, ast.ExceptHandler) for each in usage.ground.around(attribute))
    return handled and attribute.attr == "terminate"


def _method(statement: ast.stmt) -> str:
    assert isinstance(statement, ast.Expr)
    assert isinstance(statement.value, ast.Call)
    assert isinstance(statement.value.func, ast.Attribute)
    return statement.value.func.attr


def _listed(name: str, calls: Sequence[str]) -> str:
    return " and ".join(f"`{name}.{call}()`" for call in dict.fromkeys(calls))
