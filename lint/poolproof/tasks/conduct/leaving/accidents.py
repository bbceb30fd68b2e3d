"""Accidents: ways out of a loop that are taken only if something goes wrong in it.

Whatever stands in a loop may fail. With no handler around the loop nobody calls that a way out,
and a handler of about everything (``except Exception``) changes nothing about it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from poolproof.flow.graph import Edge, contains, extent
from poolproof.flow.ops import Call, GetItem, Nothing
from poolproof.syntax.children import walk
from poolproof.syntax.spelling import dotted, last_word
from poolproof.tasks.conduct.calls import Resolved
from poolproof.tasks.conduct.leaving.exceptions import UNKNOWN, is_broad
from poolproof.tasks.conduct.leaving.exits import Exit, State, Ways
from poolproof.tasks.conduct.state.sources import mentions

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

# Calls that come to an end of what they take from, if nothing is known of what that is.
_POPPING = frozenset({"pop", "popleft", "popitem", "heappop"})
_RUNNING_OUT = _POPPING | {"next", "recv", "recv_bytes"}
_ADDING = frozenset({"append", "appendleft", "add", "insert", "extend", "update"})
# At the end of a file there is nothing more to read, and whatever takes it apart fails.
_READING = frozenset({"read", "readline", "load", "readexactly"})
_FILES = ("builtins.open", "io.", "gzip.", "bz2.", "lzma.", "sys.stdin", "pickle.", "pathlib.")


class Accidents:
    """Answers for one loop, of which ``turning`` are the states of its turns."""

    def __init__(
        self,
        examined: Examination,
        ways: Ways,
        turning: frozenset[State],
        loop: ast.While | ast.For | ast.AsyncFor,
    ) -> None:
        self.examined = examined
        self.following = ways.following
        self.turning = turning
        self.counted = frozenset(_counted(loop))
        self.loop = loop

    def take(self, way: Exit) -> bool:
        """Whether a way out is what may go wrong anywhere, for a handler of about everything."""
        if way.caught == UNKNOWN:
            return self._is_for_all(way.node)
        if way.edge in (Edge.TRUE, Edge.FALSE) and not way.raised:
            return self._is_told_of_one(way)
        if way.raised != UNKNOWN or way.edge is not Edge.RAISES:
            return False
        runs_out = self._runs_out(way.node)
        if runs_out and not self._fills(way.node):
            return False
        todo = [
            target
            for pending in ("", UNKNOWN)
            for edge, target in self.following.get((way.node, pending), ())
            if edge is Edge.RAISES and target[1] == UNKNOWN and target not in self.turning
        ]
        seen: set[State] = set()
        while todo:
            state = todo.pop()
            if state in seen:
                continue
            seen.add(state)
            for edge, target in self.following.get(state, ()):
                if target[1] == UNKNOWN:
                    todo.append(target)
                elif runs_out and edge is Edge.CAUGHT:
                    return False  # a handler waits for that, and a manager as a rule does not
                elif not self._takes_all(edge, state[0], target[0]):
                    return False
        return True

    def _is_told_of_one(self, way: Exit) -> bool:
        """Whether a loop is left by a variable that it sets only in handlers of everything."""
        body = self.examined.body
        test = body.expressions.get(self.examined.graph.nodes[way.node].at)
        if not isinstance(test, ast.Name) or test.id in body.declared:
            return False
        setting = [
            each.node
            for each in body.bindings
            if test.id in each.names and contains(extent(self.loop), extent(each.value))
        ]
        handlers = [self._handler(node) for node in setting]
        return bool(handlers) and all(
            isinstance(each, ast.ExceptHandler) and self._comes_of_accidents(each)
            for each in handlers
        )

    def _handler(self, node: ast.AST) -> ast.ExceptHandler | None:
        """The handler that a statement of it stands in, whatever happens there."""
        around = next(self.examined.body.around(node), None)
        return around if isinstance(around, ast.ExceptHandler) else None

    def _comes_of_accidents(self, handler: ast.ExceptHandler) -> bool:
        """Whether a handler takes about everything, and nothing that is known leads to it."""
        nodes, at = self.examined.graph.nodes, extent(handler)
        taking = {
            state
            for state in self.turning
            for edge, (target, _) in self.following[state]
            if edge is Edge.CAUGHT
            and (nodes[target].at.line, nodes[target].at.column) == (at.line, at.column)
        }
        named = ast.unparse(handler.type) if handler.type is not None else ""
        return is_broad(f"except {named}") and all(
            raised == UNKNOWN and not self._may_run_out(landing) for landing, raised in taking
        )

    def _may_run_out(self, landing: int) -> bool:
        """Whether what leads to some handlers fails in the end because it was done so often."""
        arrived = (landing, UNKNOWN)
        raising = {
            node
            for node, pending in self.turning
            for edge, target in self.following.get((node, pending), ())
            if edge is Edge.RAISES and target == arrived
        }
        return any(self._runs_out(node) and not self._fills(node) for node in raising)

    def _is_for_all(self, landing: int) -> bool:
        """Whether of some handlers those that end the loop take about everything."""
        arrived = (landing, UNKNOWN)
        if self._may_run_out(landing):
            return False
        return all(
            self._takes_all(edge, landing, target[0])
            for edge, target in self.following.get(arrived, ())
            if edge is Edge.CAUGHT and target not in self.turning
        )

    def _takes_all(self, edge: Edge, source: int, target: int) -> bool:
        """Whether what takes an exception, a handler or a manager, does not say which."""
        nodes = self.examined.graph.nodes
        op = nodes[target].op
        if edge is Edge.CAUGHT and isinstance(op, Nothing):
            return is_broad(op.why)
        manager = self.examined.body.expressions.get(nodes[source].at)
        if not isinstance(manager, ast.Call) or not ast.unparse(manager.func).endswith("suppress"):
            return True
        return any(is_broad(ast.unparse(each)) for each in manager.args)

    def read_files(self) -> bool:
        """Whether the loop may be over at the end of a file, by an accident."""
        at = extent(self.loop)
        return any(
            contains(at, place) and _reads_file(call) and not self._is_looked_at(call.node)
            for place, call in self.examined.resolved.items()
        )

    def _is_looked_at(self, call: ast.Call) -> bool:
        """Whether the loop asks if anything was read, and so does not fail for want of it."""
        names = self.examined.body.depending([call])
        tests = (each.test for each in walk(self.loop) if isinstance(each, ast.If))
        return any(mentions(test, names, {id(call)}) for test in tests)

    def _fills(self, node: int) -> bool:
        """Whether the loop itself adds to what it takes something out of, in every turn."""
        resolved = self.examined.resolved.get(self.examined.graph.nodes[node].at)
        owner = getattr(resolved.node.func, "value", None) if resolved is not None else None
        if resolved is None or resolved.word not in _POPPING or owner is None:
            return False
        return any(
            isinstance(each.value, ast.Call)
            and last_word(each.value.func) in _ADDING
            and ast.unparse(getattr(each.value.func, "value", each.value)) == ast.unparse(owner)
            for each in self.loop.body
            if isinstance(each, ast.Expr)
        )

    def _runs_out(self, node: int) -> bool:
        """Whether something fails in the end because it was done so often."""
        each = self.examined.graph.nodes[node]
        if isinstance(each.op, Call):
            resolved = self.examined.resolved.get(each.at)
            if resolved is None or resolved.word in _RUNNING_OUT:
                return resolved is not None
            return not self.examined.callees.get(each.at) and self._looks_up(resolved.node)
        text = self.examined.body.expressions.get(each.at)
        if not isinstance(each.op, GetItem) or not isinstance(text, ast.Subscript):
            return False
        return any(isinstance(n, ast.Name) and n.id in self.counted for n in walk(text.slice))

    def _looks_up(self, call: ast.Call) -> bool:
        """Whether a call is asked for what has a number, which the loop counts up."""
        if len(call.args) != 1 or call.keywords or dotted(call.args[0]) not in self.counted:
            return False
        around = next(iter(self.examined.body.around(call)), None)
        return not isinstance(around, ast.Expr)


def _reads_file(call: Resolved) -> bool:
    return call.word in _READING and (
        call.unknown or any(path.startswith(_FILES) for path in call.paths)
    )


def _counted(loop: ast.AST) -> Iterator[str]:
    """The variables that a loop counts up or down."""
    for node in walk(loop):
        if isinstance(node, ast.AugAssign):
            yield from filter(None, (dotted(node.target),))
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.BinOp):
            for target in node.targets:
                if isinstance(target, ast.Name) and any(
                    isinstance(n, ast.Name) and n.id == target.id for n in walk(node.value)
                ):
                    yield target.id
