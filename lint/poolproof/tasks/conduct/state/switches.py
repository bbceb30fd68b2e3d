"""Switches: events and values that processes share, which somebody else sets."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Set
from typing import TYPE_CHECKING

from poolproof.flow.graph import Extent, contains, extent
from poolproof.syntax.children import walk
from poolproof.syntax.spelling import dotted
from poolproof.tasks.conduct.calls import Resolved
from poolproof.tasks.conduct.causes import Gift
from poolproof.tasks.conduct.contact.channels import SHARED, Act, Channel
from poolproof.tasks.conduct.contact.memory import shared
from poolproof.tasks.conduct.leaving.questions import Question
from poolproof.tasks.conduct.state.sources import mentions
from poolproof.tasks.conduct.waiting import canonical
from poolproof.tasks.evaluation.calling import marks
from poolproof.tasks.evaluation.values import FunctionValue, Instance, Outside

if TYPE_CHECKING:
    from poolproof.tasks.conduct.causes import Conduct
    from poolproof.tasks.conduct.examination import Examination

_ASKING = ("is_set", "isSet", "wait")
_EMPTYING = ("pop", "remove", "clear", "popitem")


class Switches:
    """Answers for one function."""

    def __init__(self, examined: Examination) -> None:
        self.examined = examined

    def decide(self, question: Question) -> bool:
        """Whether a loop is only left when somebody else has set something."""
        body = self.examined.body
        asked = [
            node
            for at, node in body.expressions.items()
            if contains(question.loop, at) and self._is_read(node, question.loop)
        ]
        # What is counted as long as something is set is no sign that it was.
        counted = body.counted(question.loop)
        names = body.told(asked, question.loop, question.kept) - counted if asked else ()
        return mentions(question.test, names, set(map(id, asked)))

    def need(self, question: Question) -> bool:
        """Whether a condition only holds once somebody else has set an event."""
        test = question.test
        return isinstance(test, ast.Call) and question.leaves and self._asks_event(test)

    def read(self, test: ast.expr, loop: Extent | None = None) -> Iterator[Channel]:
        """The shared values whose parts a condition reads, that of a loop for instance."""
        for node in walk(test):
            if isinstance(node, ast.Compare) and self._is_read(node, loop):
                yield from self._shared(node.comparators[0], node)
            owner = node.func if isinstance(node, ast.Call) else node
            if isinstance(owner, (ast.Attribute, ast.Subscript)) and self._is_read(node, loop):
                yield from self._shared(owner.value, node)

    def is_all(self, node: ast.expr) -> bool:
        """Whether an expression says nothing but what somebody else has set."""
        if isinstance(node, ast.BoolOp):
            return all(map(self.is_all, node.values))
        if isinstance(node, ast.UnaryOp):
            return self.is_all(node.operand)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "bool" and node.args:
            return self.is_all(node.args[0])
        if isinstance(node, ast.Compare):
            others = all(isinstance(each, ast.Constant) for each in node.comparators)
            return others and self.is_all(node.left)
        return self._is_read(node)

    def _is_read(self, node: ast.AST, loop: Extent | None = None) -> bool:
        """Whether an expression reads an event or a shared value, which the function never sets.

        Of a loop it is asked what the loop sets: what is set once it is over does not end it.
        """
        if isinstance(node, ast.Call):
            return self._asks(node, loop)
        if isinstance(node, ast.Compare) and isinstance(node.ops[0], (ast.In, ast.NotIn)):
            held = node.comparators[0]
            return self._is_shared(held) and not self._writes(held, loop)
        if isinstance(node, ast.Attribute) and self._tells(list(self._properties(node))):
            return True
        if isinstance(node, (ast.Attribute, ast.Subscript)) and isinstance(node.ctx, ast.Load):
            if self._takes_out(node) or self._is_of_memory(node):
                return False
            return self._is_shared(node.value) and not self._writes(node, loop)
        return False

    def _is_of_memory(self, node: ast.Attribute | ast.Subscript) -> bool:
        """Whether more than one item of memory is taken, as of what is worked on."""
        if isinstance(node, ast.Subscript):
            return isinstance(node.slice, ast.Slice)
        values = self.examined.evaluator.values(node.value, self.examined.context)
        return not any(isinstance(v, Outside) and canonical(v.path) in SHARED for v in values)

    def _takes_out(self, node: ast.expr) -> bool:
        """Whether something is taken out of what is shared, which fails if there is nothing."""
        return (
            isinstance(node, ast.Attribute)
            and node.attr in _EMPTYING
            and not any(isinstance(each, ast.Try) for each in self.examined.body.around(node))
        )

    def _asks(self, call: ast.Call, loop: Extent | None) -> bool:
        at = extent(call)
        if self._asks_event(call):
            return True
        for path in self.examined.resolved.get(at, Resolved(call)).paths:
            owner, _, word = canonical(path).rpartition(".")
            if word == "get" and owner in SHARED:
                return True
            if word == "item" and isinstance(call.func, ast.Attribute):
                owned = call.func.value
                return self._is_shared(owned) and not self._writes(owned, loop)
            if path == "builtins.len" and call.args and self._is_shared(call.args[0]):
                return not self._writes(call.args[0], loop)
        return self._tells([conduct for _, conduct in self.examined.callees.get(at, ())])

    def _tells(self, conducts: list[Conduct]) -> bool:
        """Whether functions give back what somebody else sets, which no loop here writes."""
        if not conducts or any(conduct.gives is not Gift.SWITCH for conduct in conducts):
            return False
        uses = (use for conduct in conducts for use in conduct.uses)
        return not self._is_set({use.channel for use in uses if use.act is Act.ASKS})

    def _asks_event(self, call: ast.Call) -> bool:
        for path in self.examined.resolved.get(extent(call), Resolved(call)).paths:
            owner, _, word = canonical(path).rpartition(".")
            if word in _ASKING and owner.endswith("Event()"):
                return owner.startswith("multiprocessing.")
        return False

    def _properties(self, node: ast.Attribute) -> Iterator[Conduct]:
        """What the properties do that an attribute may be."""
        examined = self.examined
        evaluator = examined.evaluator
        for value in evaluator.values(node.value, examined.context):
            ref = (
                evaluator.names.method(value.ref, node.attr)
                if isinstance(value, Instance)
                else None
            )
            if ref is not None and "property" in marks(ref.function):
                function = FunctionValue(ref, value)
                inside = evaluator.calling(function, (), {}, examined.context.depth + 1)
                yield examined.conducts.of(function, inside)

    def _is_shared(self, node: ast.expr) -> bool:
        return any(True for _ in self._shared(node))

    def _shared(self, node: ast.expr, part: ast.AST | None = None) -> Iterator[Channel]:
        """What processes share that an expression may be, or the part of it that one names."""
        return shared(self.examined.evaluator, node, self.examined.context, part)

    def _writes(self, node: ast.expr, loop: Extent | None) -> bool:
        """Whether the function writes what it reads there, or what it calls in a loop does."""
        path = dotted(node.value if isinstance(node, ast.Subscript) else node)
        if any(
            path in each.names and (loop is None or contains(loop, extent(each.value)))
            for each in self.examined.body.bindings
        ):
            return True
        if any(
            resolved.word in _EMPTYING
            and isinstance(resolved.node.func, ast.Attribute)
            and dotted(resolved.node.func.value) == path
            for resolved in self.examined.resolved.values()
        ):
            return True
        return self._is_set(set(self._shared(getattr(node, "value", node), node)))

    def _is_set(self, read: Set[Channel]) -> bool:
        """Whether the function's loops write to shared values, by what they call."""
        examined = self.examined
        return any(
            use.channel in read and use.act is Act.SETS
            for at, callees in examined.callees.items()
            if callees and examined.body.loops_around(at)
            for _, conduct in callees
            for use in conduct.uses
        )
