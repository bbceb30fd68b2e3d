"""Needs: what would have to be done at a channel for a cause to end, and whether it is done."""

from __future__ import annotations

from poolproof.tasks.conduct.causes import Cause, CauseKind, Ender, Goal
from poolproof.tasks.conduct.contact.channels import Act, Use
from poolproof.tasks.conduct.waiting import USUALLY_OVER


def brings(use: Use, wanted: frozenset[Act], cause: Cause) -> bool:
    """Whether what is done is what is needed: of messages, one that says so."""
    if cause.kind is not CauseKind.SENTINEL or use.act not in (Act.GIVES, Act.ENDS):
        return use.act in wanted
    said = not (use.words.isdisjoint(cause.words) and use.marks.isdisjoint(cause.marks))
    if use.act is Act.GIVES and Act.GIVES not in wanted:
        return said
    return said or not (use.words and cause.words)


def needed(cause: Cause) -> frozenset[Act]:
    """What somebody has to do for a cause to end."""
    if is_put(cause):
        return frozenset({Act.TAKES})
    if cause.kind is CauseKind.SENTINEL and not cause.once:
        return frozenset({Act.ENDS, Act.SETS} if cause.ender is Ender.EVENT else {Act.ENDS})
    return frozenset({Act.GIVES, Act.ENDS})


def counts_up(cause: Cause) -> bool:
    """Whether a loop goes on until a shared number is large enough."""
    return cause.ender is Ender.EVENT and cause.goal is Goal.ENOUGH


def takes_turns(cause: Cause) -> bool:
    """Whether a loop goes on until a shared number is that of the worker."""
    return cause.ender is Ender.EVENT and cause.goal is Goal.TURN


def is_put(cause: Cause) -> bool:
    """Whether room in a queue is waited for, or tried for again and again."""
    if cause.kind is CauseKind.SENTINEL:
        return cause.ender is Ender.ROOM
    return cause.wait is not None and cause.wait.made_with is not None


def holds(cause: Cause) -> bool:
    """Whether a cause holds a task up for good: programs and servers end most waits themselves."""
    wait = cause.wait
    return cause.kind is not CauseKind.WAIT or wait is None or wait.kind not in USUALLY_OVER
