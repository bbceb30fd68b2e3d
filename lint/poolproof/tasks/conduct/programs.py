"""Programs: which of those that a task waits for are over at once, or are told to end."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from poolproof.flow.graph import Extent, extent
from poolproof.syntax.children import walk
from poolproof.tasks.conduct.body import Body
from poolproof.tasks.conduct.commands import is_quick, runs_quick
from poolproof.tasks.conduct.guards.identity import Identity
from poolproof.tasks.conduct.iterating import Waiting
from poolproof.tasks.conduct.leaving.occasions import are_apart, is_of_the_dead
from poolproof.tasks.evaluation.values import FunctionValue

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

_KILLING = frozenset({"kill", "terminate", "send_signal"})
_STREAMS = frozenset({"stdout", "stderr"})
_FORKED = frozenset({"os.wait", "os.waitpid"})
_SIGNALLING = frozenset({"os.kill", "os.killpg"})


class Programs:
    """Answers for the programs that one function waits for."""

    def __init__(self, examined: Examination, reachable: frozenset[int] | None = None) -> None:
        self.examined = examined
        self.reachable = reachable

    def are_over(self, waiting: Waiting, at: Extent) -> bool:
        """Whether what a call waits for is over by then, or soon."""
        dead = is_of_the_dead(self.examined.body, self.examined.body.expressions[at])
        return dead or self._is_quick(waiting, at) or self.are_killed(at) or self._is_forked(at)

    def _is_forked(self, at: Extent) -> bool:
        """Whether the children that the function forks are waited for, which are soon over."""
        resolved = self.examined.resolved.get(at)
        waits = resolved is not None and not _FORKED.isdisjoint(resolved.paths)
        return waits and Identity(self.examined).forks_briefly()

    def _is_quick(self, waiting: Waiting, at: Extent) -> bool:
        """Whether a program is waited for that is over at once."""
        made, context = waiting.made.origin, self.examined.context
        if made is not None and made.context is not context:
            return runs_quick(waiting.made)
        resolved = self.examined.resolved.get(at)
        call = made.call if made is not None else getattr(resolved, "node", None)
        return call is not None and is_quick(call, context, self._is_come_to)

    def _is_come_to(self, value: ast.expr) -> bool:
        """Whether the function may come to the statement that assigns a value."""
        if self.reachable is None:
            return True
        around = self.examined.body.around(value)
        home = next((each for each in around if isinstance(each, ast.stmt)), None)
        nodes = self.examined.graph.nodes
        return home is None or extent(home) in {nodes[number].at for number in self.reachable}

    def are_killed(self, at: Extent) -> bool:
        """Whether what a method waits for was killed before, or will be by somebody else."""
        examined = self.examined
        owner = self._owner(at)
        if owner is None:
            return False
        if self._is_timed(ast.unparse(owner)) or self._is_sent_signal(ast.unparse(owner), at):
            return True
        called = {id(each.node.func) for each in examined.resolved.values()}
        return any(
            id(node) not in called
            or ((place.line, place.column) < (at.line, at.column) and not self._is_else(node, at))
            for place, node in methods_of(examined.body, owner, _KILLING)
        )

    def _owner(self, at: Extent) -> ast.Name | ast.Attribute | None:
        """What a method is called on; of what a program writes, the program."""
        resolved = self.examined.resolved.get(at)
        node = self.examined.body.expressions.get(at)
        owner = node if resolved is None else getattr(resolved.node.func, "value", None)
        if isinstance(owner, ast.Attribute) and owner.attr in _STREAMS:
            owner = owner.value
        return owner if isinstance(owner, (ast.Name, ast.Attribute)) else None

    def _is_else(self, kill: ast.Attribute, at: Extent) -> bool:
        """Whether a program is waited for in the ``else`` of what kills it.

        Where something asks whether it is over, that may be what parts the two.
        """
        body = self.examined.body
        if any(getattr(call.func, "attr", "") == "poll" for call in body.calls.values()):
            return False
        return are_apart(body, kill, body.expressions[at])

    def _is_sent_signal(self, owner: str, at: Extent) -> bool:
        """Whether a program, or the group that it leads, was sent a signal by its number."""
        return any(
            (place.line, place.column) < (at.line, at.column)
            and not _SIGNALLING.isdisjoint(each.paths)
            and f"{owner}.pid" in ast.unparse(each.node)
            and ast.unparse(each.node.args[-1]) != "0"  # which only asks whether it is there
            for place, each in self.examined.resolved.items()
        )

    def _is_timed(self, owner: str) -> bool:
        """Whether a timer is given a program, or a function inside this one that kills it."""
        return any(
            "threading.Timer" in resolved.paths
            and any(
                ast.unparse(part) == owner
                for handed in (*resolved.node.args, *(k.value for k in resolved.node.keywords))
                for run in (handed, *self._nested(handed))
                for part in walk(run)
                if isinstance(part, (ast.Name, ast.Attribute))
            )
            for resolved in self.examined.resolved.values()
        )

    def _nested(self, handed: ast.expr) -> Iterator[ast.AST]:
        """The function inside this one that an argument names."""
        ref = self.examined.value.ref
        for value in self.examined.evaluator.values(handed, self.examined.context):
            if isinstance(value, FunctionValue) and value.ref.function.parent == ref.index:
                yield value.ref.function.node


def methods_of(
    body: Body, owner: ast.expr, words: frozenset[str]
) -> Iterator[tuple[Extent, ast.Attribute]]:
    """Where methods of an object are named that have one of some names."""
    for place, node in body.expressions.items():
        named = isinstance(node, ast.Attribute) and node.attr in words
        if named and ast.unparse(getattr(node, "value", node)) == ast.unparse(owner):
            assert isinstance(node, ast.Attribute)
            yield place, node
