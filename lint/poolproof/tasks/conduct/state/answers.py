"""Answers: functions that always say the same, as they are called here.

``if is_late(start, limit): break`` leaves no loop if the function only says so ``if limit is not
None``, and nobody passes a limit.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from poolproof.flow.graph import Edge, contains, extent
from poolproof.flow.ops import Branch, Return
from poolproof.syntax.scopes import Assigned, Binding, Bound
from poolproof.tasks.conduct.leaving.exits import Flow
from poolproof.tasks.conduct.state.getters import called
from poolproof.tasks.evaluation.returning import own_nodes
from poolproof.tasks.evaluation.values import Instance

if TYPE_CHECKING:
    from poolproof.tasks.conduct.body import Body
    from poolproof.tasks.conduct.examination import Examination

# The edge of a branch of a function that is never taken there.
Never = Callable[["Examination", Branch, "ast.expr | None"], "Edge | None"]

_OTHERS = (ast.AsyncFunctionDef, ast.Lambda)


def answer(call: ast.Call, part: int | None, examined: Examination, never: Never) -> bool | None:
    """What a function of the project always says, or puts in one place of what it gives back.

    None if it may say either, or if it is not seen what it says.
    """
    resolved = examined.resolved.get(extent(call))
    if resolved is None or resolved.paths or resolved.unknown or len(resolved.runs) != 1:
        return None
    function, inside = resolved.runs[0]
    node = function.ref.function.node
    if isinstance(node, _OTHERS) or function.ref.graph.generator:
        return None
    given = [each for each in own_nodes(node) if isinstance(each, ast.Return)]
    told = {each: _truth(each.value, part) for each in given}
    # Whoever says one thing only is no matter of conditions.
    every = set(told.values()) | _implied(node, part)
    if len(every) < 2:
        return None
    asked = examined.conducts.examination(function, inside)
    flow = Flow(asked.graph, {})
    for number, step in enumerate(asked.graph.nodes):
        if isinstance(step.op, Branch):
            edge = never(asked, step.op, asked.body.expressions.get(step.at))
            if edge is not None:
                flow.cut.add((number, edge))
    reached = [asked.graph.nodes[number] for number in flow.reachable()] if flow.cut else []
    ends = [step.at for step in reached if isinstance(step.op, Return)]
    said = {told[each] for each in told if any(contains(extent(each), at) for at in ends)}
    said |= _implied(node, part)
    return said.pop() if reached and len(said) == 1 else None


def steady(asked: ast.Call, examined: Examination) -> bool | None:
    """Whether a function gives back what is true, or false, each time; None if that is not seen.

    What it gives back when somebody presses Ctrl-C, which nobody does to an orphan, is left out.
    """
    found = called(asked, examined)
    if found is None:
        return None
    (function, _), receiver = found, found[0].receiver
    if isinstance(receiver, Instance) and not receiver.made:
        return None  # an heir may say otherwise
    node = function.ref.function.node
    if isinstance(node, _OTHERS) or function.ref.graph.generator:
        return None
    if not isinstance(node.body[-1], ast.Return):
        return None
    body = examined.conducts.body(function.ref)
    given = [each for each in own_nodes(node) if isinstance(each, ast.Return)]
    truths = {_truth(each.value, None) for each in given if not is_of_user(body, each)}
    return truths.pop() if len(truths) == 1 else None


def is_of_user(body: Body, node: ast.AST) -> bool:
    """Whether code is only come to when somebody presses Ctrl-C."""
    return any(
        isinstance(each, ast.ExceptHandler)
        and each.type is not None
        and ast.unparse(each.type) == "KeyboardInterrupt"
        for each in body.around(node)
    )


def part_of(assignment: ast.AST, name: str) -> int | None:
    """The place of what is assigned that a name is given; None if it is all of it."""
    targets = assignment.targets if isinstance(assignment, ast.Assign) else []
    for target in targets:
        if isinstance(target, (ast.Tuple, ast.List)):
            names = [getattr(each, "id", "") for each in target.elts]
            return names.index(name) if name in names else len(names)
    return None


def are_assigned(bindings: Sequence[Binding]) -> bool:
    """Whether a name is only assigned, be it with others: ``done, why = is_over()``."""
    return all(
        isinstance(each, Assigned)
        or (isinstance(each, Bound) and each.source is not None and _is_place(each.taken))
        for each in bindings
    )


def _is_place(taken: tuple[str | int, ...]) -> bool:
    return len(taken) == 1 and isinstance(taken[0], int)


def _truth(given: ast.expr | None, part: int | None) -> bool | None:
    """Whether what is given back holds, or what stands in one place of it; None if not known."""
    if part is not None:
        within = isinstance(given, ast.Tuple) and part < len(given.elts)
        given = given.elts[part] if within and isinstance(given, ast.Tuple) else ast.Name("")
    if given is None:
        return False
    return bool(given.value) if isinstance(given, ast.Constant) else None


def _implied(node: ast.FunctionDef, part: int | None) -> set[bool | None]:
    """What a function says that comes to its end without a word: nothing."""
    last = node.body[-1]
    return set() if part is not None or isinstance(last, (ast.Return, ast.Raise)) else {False}
