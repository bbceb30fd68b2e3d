"""Setting: whether what a loop calls sets the event by which the loop ends, and nobody else."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from poolproof.flow.graph import Extent, contains
from poolproof.tasks.conduct.body import Body
from poolproof.tasks.conduct.causes import Conduct
from poolproof.tasks.conduct.contact.channels import Act

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

# What tells that a user wants something.
_OF_USERS = frozenset({"waitKey", "kbhit", "is_pressed", "get_pressed", "input", "getch"})


def is_set_by_callees(examined: Examination, test: Extent, loop: Extent) -> bool:
    """Whether a function that a loop calls sets what the loop's condition asks for.

    A loop that takes messages may do so because of one, and one that looks at a user because of
    what he does; a handler does so because something has failed.
    """
    places = [at for at in examined.callees if contains(loop, at)]
    if not any(map(examined.callees.get, places)):
        return False
    if any(use.act is Act.TAKES for use in examined.uses(at for at in _calls(examined, loop))):
        return False
    asked = {
        use.channel
        for use in examined.uses(at for at in _calls(examined, loop) if contains(test, at))
        if use.act is Act.ASKS
    }
    return bool(asked) and any(
        any(use.channel in asked and use.act is Act.ENDS for use in conduct.uses)
        and _is_plain(examined, conduct)
        for at in places
        if not contains(test, at) and not _is_handled(examined.body, examined.body.expressions[at])
        for _, conduct in examined.callees[at]
    )


def _calls(examined: Examination, loop: Extent) -> list[Extent]:
    return [at for at in examined.resolved if contains(loop, at)]


def _is_plain(examined: Examination, conduct: Conduct) -> bool:
    """Whether something is set in a function outside of all handlers, where no user is asked."""
    bodies = [examined.conducts.body(ref) for ref in conduct.touched]
    words = {getattr(c.func, "attr", "") for body in bodies for c in body.calls.values()}
    return words.isdisjoint(_OF_USERS) and any(
        getattr(call.func, "attr", "") == "set" and not _is_handled(body, call)
        for body in bodies
        for call in body.calls.values()
    )


def _is_handled(body: Body, node: ast.AST) -> bool:
    return any(isinstance(each, ast.ExceptHandler) for each in body.around(node))
