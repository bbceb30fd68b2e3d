"""The words that the rules share: what a pool is called, what ends it, what a finding is made of.

Nothing here decides anything. Names of methods come from the protocol, so that a rule's sentence
fits a ``multiprocessing.Pool``, an executor and whatever a project declares itself.
"""

from __future__ import annotations

from poolproof.sdk import (
    Declaration,
    Finding,
    Note,
    Protocol,
    Site,
    Solution,
    Span,
    State,
    Work,
    Workers,
)

_DEFAULT = ".<default>"
_WORKERS = {
    Workers.PROCESSES: "worker processes",
    Workers.THREADS: "worker threads",
    Workers.INTERPRETERS: "interpreters",
}


def kind(protocol: Protocol) -> str:
    """What people call it."""
    return protocol.noun


def workers(protocol: Protocol) -> str:
    """What it keeps running, in the plural."""
    return _WORKERS[protocol.workers]


def subject(site: Site) -> str:
    """The pool by the name it is given, or else by the call that starts it."""
    if not site.variable:
        return f"the {kind(site.protocol)} that {creation(site)} starts"
    if in_default(site):
        return f"the {kind(site.protocol)} in {place(site)}"
    return f"the {kind(site.protocol)} `{site.variable}`"


def place(site: Site) -> str:
    """Where the pool is kept: as it is written there, if it was started there too."""
    if in_default(site):
        return f"a default argument of `{site.variable.removesuffix(_DEFAULT)}()`"
    started_there = site.variable.rpartition(".")[2] == site.holder
    return f"`{site.variable if started_there or not site.holder else site.holder}`"


def in_default(site: Site) -> bool:
    """Whether it is the default of a parameter, which is started with the module."""
    return site.variable.endswith(_DEFAULT)


def creation(site: Site) -> str:
    """The creating call as it is written, without its arguments."""
    return f"`{site.text}(...)`"


def ending(protocol: Protocol) -> str:
    """The calls that end it in an orderly way: ``close()`` and ``join()``, or ``shutdown()``."""
    closing = _first(protocol, State.OPEN, State.CLOSED)
    joining = _first(protocol, State.CLOSED, State.RELEASED, prefer=protocol.joins)
    if closing and joining:
        return f"`{closing}()` and `{joining}()`"
    return f"`{_first(protocol, State.OPEN, State.RELEASED)}()`"


def joining(protocol: Protocol) -> str:
    """The method that waits for the workers of a closed pool."""
    return _first(protocol, State.CLOSED, State.RELEASED, prefer=protocol.joins)


def end_of(work: Work) -> str:
    """What ended the workers that a result was expected from."""
    return "the end of the `with` block" if work.ended_by == "with" else f"`{work.ended_by}()`"


def finding(
    declaration: Declaration,
    solution: Solution,
    span: Span,
    words: tuple[str, str],
    notes: tuple[Note, ...] = (),
) -> Finding:
    """Put a finding together; ``words`` are the message and the remedy."""
    message, remedy = words
    return Finding(
        declaration.code,
        declaration.name,
        declaration.severity,
        solution.path,
        span,
        message,
        notes,
        remedy,
    )


def _first(
    protocol: Protocol, before: State, after: State, *, prefer: frozenset[str] = frozenset()
) -> str:
    methods = [name for name, moves in protocol.moves.items() if moves.get(before) is after]
    preferred = [name for name in methods if name in prefer]
    return (preferred or methods or [""])[0]
