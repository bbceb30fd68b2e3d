"""Coroutines: whether what an ``async def`` makes is run to its end, or only set going.

A function does not come to its end before what it awaits does. What it only sets going is dropped
when the loop of events ends, which waits for nothing but the coroutine that it was given.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from poolproof.flow.graph import Extent, extent
from poolproof.syntax.children import walk
from poolproof.syntax.spelling import dotted, last_word
from poolproof.tasks.conduct.body import Body
from poolproof.tasks.conduct.state.sources import mentions

_WAITING = frozenset(
    {"run_until_complete", "gather", "wait", "wait_for", "run_sync", "shield", "as_completed"}
)
STARTING = frozenset({"create_task", "ensure_future", "run_coroutine_threadsafe"})
# What gives the result of what a loop of events runs in another thread.
_RESULT = "result"
_DISPLAYS = (
    ast.List, ast.Tuple, ast.Set, ast.Starred, ast.ListComp, ast.SetComp, ast.GeneratorExp,
    ast.IfExp,
)  # fmt: skip
# Scopes that end what runs in them, given a time.
_DEADLINES = frozenset(
    {"timeout", "timeout_at", "timeout_after", "move_on_after", "move_on_at", "fail_after",
     "fail_at"}
)  # fmt: skip
_LIMITS = re.compile("timeout|time_limit", re.IGNORECASE)
_FIRST = "FIRST_COMPLETED"
_BOUNDED = "wait_for"
_BOUND = 1  # which argument of `wait_for` bounds it
_GROUP = "TaskGroup"
_ALL = "all_tasks"


def is_deferred(node: ast.AST) -> bool:
    """Whether calling a function only makes something that runs later."""
    return isinstance(node, ast.AsyncFunctionDef)


def is_run_out(body: Body, call: ast.Call) -> bool:
    """Whether the coroutine that a call makes is run to its end in the function around it."""
    if is_timed(body, call):
        return False
    held = _gathered(body, call)
    for each in body.expressions.values():
        if isinstance(each, ast.Await) and each.value is held:
            return True
        if isinstance(each, ast.Call) and held in each.args and runs_out(body, each):
            return True
    return _is_entered(body, call) or _is_run_later(body, held)


def _gathered(body: Body, call: ast.Call) -> ast.expr:
    """The display or comprehension that a coroutine is an element of; itself if of none."""
    held: ast.expr = call
    for outer in body.around(call):
        if not isinstance(outer, _DISPLAYS) or getattr(outer, "test", None) is held:
            break
        held = outer
    return held


def is_timed(body: Body, node: ast.AST) -> bool:
    """Whether code stands in a scope that is given up after a time."""
    return any(
        isinstance(outer, (ast.With, ast.AsyncWith))
        and any(_is_deadline(item.context_expr) for item in outer.items)
        for outer in body.around(node)
    )


def timed(body: Body) -> Iterator[Extent]:
    """The scopes that are given up after a time."""
    for manager in body.managers:
        outer = next(body.around(manager), None)
        scope = next(body.around(outer), None) if isinstance(outer, ast.withitem) else None
        if isinstance(scope, (ast.With, ast.AsyncWith)) and _is_deadline(manager):
            yield extent(scope)


def _is_deadline(node: ast.expr) -> bool:
    word = last_word(node.func) if isinstance(node, ast.Call) else ""
    if not isinstance(node, ast.Call) or not (word in _DEADLINES or _LIMITS.search(word)):
        return False
    given = [*node.args[:1], *(keyword.value for keyword in node.keywords[:1])]
    return any(not (isinstance(each, ast.Constant) and each.value is None) for each in given)


def is_put_off(body: Body, call: ast.Call) -> bool:
    """Whether what a library's call makes is only set going, or given up after a time."""
    return is_timed(body, call) or any(
        _is_starting(each) and not is_run_out(body, call)
        for each in body.expressions.values()
        if isinstance(each, ast.Call) and call in each.args
    )


def _is_starting(call: ast.Call) -> bool:
    word = last_word(call.func)
    return word in STARTING or (word == _BOUNDED and _is_bounded(call))


def _is_run_later(body: Body, held: ast.expr) -> bool:
    """Whether a coroutine is kept in a variable, and run from there: ``work = f(); run(work)``."""
    kept = {name for binding in body.bindings if binding.value is held for name in binding.names}
    kept |= {
        name
        for binding in body.bindings
        if isinstance(binding.node, (ast.For, ast.AsyncFor, ast.comprehension))
        and _is_one_of(binding.value, kept)
        for name in binding.names
    }
    return bool(kept) and any(
        _is_one_of(each.value, kept)
        if isinstance(each, ast.Await)
        else isinstance(each, ast.Call)
        and any(_is_one_of(arg, kept) for arg in each.args)
        and runs_out(body, each)
        for each in body.expressions.values()
    )


def _is_one_of(node: ast.expr, names: set[str]) -> bool:
    held = node.value if isinstance(node, ast.Starred) else node
    return isinstance(held, (ast.Name, ast.Attribute)) and dotted(held) in names


def runs_out(body: Body, given: ast.Call) -> bool:
    """Whether a call that is given a coroutine runs it to its end."""
    word = last_word(given.func)
    if word in STARTING:
        return _is_waited_for(body, given)
    outer = next(body.around(given), None)
    bounded = isinstance(outer, ast.Call) and _is_bounded(outer)
    return (word in _WAITING or word.endswith("run")) and not (bounded or _is_bounded(given))


def _is_waited_for(body: Body, started: ast.Call) -> bool:
    """Whether the end of a task that was started is waited for, and nobody cancels it before."""
    if _is_of_group(body, started):
        return True
    names = body.depending([started])
    cancels = [extent(each) for each in body.calls.values() if _cancels(each, names)]
    return any(
        not any(cancel < extent(wait) for cancel in cancels)
        and (mentions(wait, names, {id(started)}) or _word_in(_ALL, wait))
        for wait in _waits(body)
    )


def _waits(body: Body) -> Iterator[ast.expr]:
    """The expressions that wait for what stands in them."""
    for each in body.expressions.values():
        if isinstance(each, ast.Await):
            inner = each.value
            is_method = isinstance(inner, ast.Call) and last_word(inner.func) not in STARTING
            yield inner.func if is_method and isinstance(inner, ast.Call) else inner
        elif isinstance(each, ast.Call):
            if last_word(each.func) in _WAITING and not _is_bounded(each):
                yield each
            elif _is_result(each):
                yield getattr(each.func, "value", each)


def _is_result(call: ast.Call) -> bool:
    """``future.result()``, with no bound."""
    return last_word(call.func) == _RESULT and not call.args and not call.keywords


def _is_of_group(body: Body, started: ast.Call) -> bool:
    """Whether the end of an ``async with`` waits for what is started in it."""
    owner = getattr(started.func, "value", None)
    return owner is not None and any(
        isinstance(node, ast.AsyncWith)
        and any(
            isinstance(item.optional_vars, ast.Name)
            and ast.unparse(item.optional_vars) == ast.unparse(owner)
            and _word_in(_GROUP, item.context_expr)
            for item in node.items
        )
        for node in body.around(started)
    )


def _is_entered(body: Body, call: ast.Call) -> bool:
    """Whether an ``async with`` or ``async for`` runs what a call makes."""
    around = body.around(call)
    inner = next(around, None)
    if isinstance(inner, ast.withitem):
        return isinstance(next(around, None), ast.AsyncWith)
    return isinstance(inner, ast.AsyncFor) and inner.iter is call


def _is_bounded(call: ast.Call) -> bool:
    """Whether a wait for coroutines is over after a time."""
    given = [keyword.value for keyword in call.keywords if keyword.arg == "timeout"]
    if last_word(call.func) == _BOUNDED:
        given += call.args[_BOUND : _BOUND + 1]
    first = any(_word_in(_FIRST, keyword.value) for keyword in call.keywords)
    return first or any(
        not (isinstance(each, ast.Constant) and each.value is None) for each in given
    )


def _cancels(call: ast.Call, names: frozenset[str]) -> bool:
    func = call.func
    is_cancel = isinstance(func, ast.Attribute) and func.attr == "cancel"
    return is_cancel and isinstance(func, ast.Attribute) and mentions(func.value, names, set())


def _word_in(word: str, node: ast.expr) -> bool:
    return any(word in (getattr(e, "attr", ""), getattr(e, "id", "")) for e in walk(node))
