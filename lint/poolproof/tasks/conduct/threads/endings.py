"""Endings: how the end of a thread is waited for, and how one that serves is told to stop."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from poolproof.syntax.children import walk
from poolproof.syntax.spelling import last_word
from poolproof.tasks.conduct.body import Body
from poolproof.tasks.conduct.causes import Cause
from poolproof.tasks.conduct.contact.channels import Act

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination
    from poolproof.tasks.evaluation.values import Context

# How a step of a finding speaks of it.
WAITS = "waits for the end of"
# Nobody else knows of what is given to somebody who is waited for, so that it is for the end.
_TELLS = frozenset({Act.GIVES, Act.ENDS})
_ASKING = frozenset({"is_alive", "isAlive"})
_STOPS = re.compile("stop|shutdown|close|terminate|cancel|exit|quit|kill|disconnect")


def waits_for_end(body: Body, call: ast.Call) -> bool:
    """``join()``, or a loop that asks again and again whether somebody is still there."""
    word = getattr(call.func, "attr", "")
    if word == "join":
        return not call.args and not call.keywords
    if word not in _ASKING:
        return False
    loops = [each for each in body.around(call) if isinstance(each, ast.While)]
    return bool(loops) and _holds_while(call, loops[0].test) and not _is_left(loops[0])


def are_told_before(examined: Examination, cause: Cause) -> bool:
    """Whether a function calls one that tells those to end for whose end it waits after that."""
    return any(link.how == WAITS for link in cause.chain) and any(
        at < cause.place and use.act in _TELLS and use.channel in cause.channels
        for at, callees in examined.callees.items()
        for _, conduct in callees
        for use in conduct.uses
    )


def is_stopped(target: ast.expr, context: Context) -> bool:
    """Whether the module tells what serves to stop: ``server.shutdown()``, ``server.exit = True``.

    Only the names are compared, as whoever stops it may have come to it in another way.
    """
    owner = last_word(getattr(target, "value", target))
    called = (
        call.func
        for calls in context.module.names.calls.values()
        for call in calls
        if isinstance(call.func, ast.Attribute)
    )
    told = any(stops(func, owner) for func in called)
    return told or context.module.shows(re.compile(rf"\b{re.escape(owner)}\.\w*exit\w* *="))


def stops(node: ast.Attribute, owner: str) -> bool:
    """Whether an attribute is a method that stops what has the name ``owner``."""
    return bool(_STOPS.search(node.attr)) and last_word(node.value) == owner


def _holds_while(call: ast.Call, test: ast.expr) -> bool:
    """Whether a loop goes on for as long as what it asks is true, for one or for any."""
    if isinstance(test, ast.Call) and getattr(test.func, "id", "") == "any" and test.args:
        elements = test.args[0]
        return isinstance(elements, (ast.GeneratorExp, ast.ListComp)) and elements.elt is call
    return test is call


def _is_left(loop: ast.While) -> bool:
    """Whether something in a loop may leave it."""
    return any(isinstance(each, (ast.Break, ast.Return, ast.Raise)) for each in walk(loop))
