"""Whether a function can fail: not if it does nothing that may, or catches all of it itself.

Two questions are asked of the same code. A callback must let nothing out. A task whose result is
dropped may, if it has written down before what went wrong: that is not lost then.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import TypeGuard

from msgspec import Struct, field

from poolproof.flow.raising import is_quiet_function, is_quiet_method
from poolproof.linking.meanings import FunctionRef
from poolproof.syntax.spelling import last_word
from poolproof.tasks.evaluation.evaluator import Evaluator
from poolproof.tasks.evaluation.returning import own_nodes
from poolproof.tasks.evaluation.values import Context, FunctionValue, Outside
from poolproof.typestate.catalogue import Catalogue

_BROAD = frozenset({"Exception", "BaseException"})
_MAX_DEPTH = 4
# What hands an outcome to a queue or a connection: whoever reads it learns of it there.
_REPORTS = frozenset({"put", "put_nowait", "send", "send_bytes"})
# What a handler writes an exception down with, before it lets it go on.
_TRACES = _REPORTS | {
    "exception", "error", "critical", "fatal", "warning", "warn", "print", "print_exc",
    "print_exception", "capture_exception",
}  # fmt: skip


class Harmlessness(Struct):
    """Answers for functions in the contexts that they run in.

    ``traces_do`` says that it is enough if a failure leaves a trace before it gets out.
    """

    evaluator: Evaluator
    catalogue: Catalogue
    traces_do: bool = False
    _open: set[FunctionRef] = field(default_factory=set)

    def cannot_fail(self, value: FunctionValue, context: Context) -> bool:
        """Whether nothing that the function does lets an exception out, as far as can be told."""
        if value.ref in self._open:
            return True
        if len(self._open) > _MAX_DEPTH:
            return False
        self._open.add(value.ref)
        try:
            node = value.ref.function.node
            body = [ast.Expr(node.body)] if isinstance(node, ast.Lambda) else node.body
            return self._block(body, context)
        finally:
            self._open.discard(value.ref)

    def _block(self, body: Iterable[ast.stmt], context: Context, *, asked: bool = False) -> bool:
        return all(self._statement(node, context, asked=asked) for node in body)

    def _statement(self, node: ast.stmt, context: Context, *, asked: bool) -> bool:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            return True
        if isinstance(node, (ast.Raise, ast.Assert)):
            return isinstance(node, ast.Assert) and _narrows(node.test)
        if isinstance(node, ast.Try):
            guarded = any(_catches_all(handler) for handler in node.handlers)
            inside = guarded or self._block(node.body, context, asked=asked)
            handled = all(self._handled(handler) for handler in node.handlers)
            return (
                inside
                and handled
                and self._block(node.orelse, context, asked=asked)
                and self._block(node.finalbody, context, asked=asked)
            )
        blocks = [getattr(node, name, []) for name in ("body", "orelse")]
        cases = [case.body for case in getattr(node, "cases", [])]
        heads = [n for n in ast.iter_child_nodes(node) if isinstance(n, (ast.expr, ast.withitem))]
        asked = asked or isinstance(node, (ast.If, ast.While, ast.Match))
        return all(self._calm(head, context, asked=asked) for head in heads) and all(
            self._block(block, context, asked=asked) for block in [*blocks, *cases]
        )

    def _handled(self, handler: ast.ExceptHandler) -> bool:
        if not any(isinstance(node, ast.Raise) for node in own_nodes(handler)):
            return True
        return self.traces_do and _writes_down(handler)

    def _calm(self, node: ast.AST, context: Context, *, asked: bool) -> bool:
        """Whether no call of an expression fails, and no element is taken that nobody asked for."""
        nodes = [node, *own_nodes(node)]
        asked = asked or any(isinstance(each, ast.IfExp) for each in nodes)
        if not asked and any(_takes_element(each) for each in nodes):
            return False
        calls = [each for each in nodes if isinstance(each, ast.Call)]
        loggers = {id(each.func.value) for each in calls if _logs(each.func)}
        return all(id(each) in loggers or self._quiet(each, context) for each in calls)

    def _submits(self, value: Outside) -> bool:
        """Whether a call only starts a pool, or gives work to one: not expected to fail."""
        maker, dot, method = value.path.partition("().")
        protocol = self.catalogue.workers.get(maker)
        return protocol is not None and (not dot or method in protocol.lazy)

    def _quiet(self, call: ast.Call, context: Context) -> bool:
        values = self.evaluator.values(call.func, context)
        word = getattr(call.func, "attr", "")
        if not values:
            name = getattr(call.func, "id", "")
            return word in _REPORTS or is_quiet_method(word) if word else is_quiet_function(name)
        args, kwargs = self.evaluator.arguments(call, context)
        for value in values:
            if isinstance(value, Outside):
                if self._submits(value) or (word in _REPORTS and "()" in value.path):
                    continue
                if not (is_quiet_function(value.path) or (word and is_quiet_method(word))):
                    return False
            elif isinstance(value, FunctionValue):
                inside = self.evaluator.calling(value, args, kwargs, context.depth + 1)
                if not self.cannot_fail(value, inside):
                    return False
            else:
                return False
        return True


def _takes_element(node: ast.AST) -> bool:
    """``table[key]``, which fails where the key is missing; a slice never does."""
    taken = isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load)
    return taken and not isinstance(getattr(node, "slice", None), (ast.Slice, ast.Constant))


_LEVELS = frozenset({"debug", "info", "warning", "error", "critical", "exception"})


def _logs(func: ast.expr) -> TypeGuard[ast.Attribute]:
    """Whether a message is logged: what gives the logger is as quiet as that."""
    return isinstance(func, ast.Attribute) and func.attr in _LEVELS


def _catches_all(handler: ast.ExceptHandler) -> bool:
    if handler.type is None:
        return True
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(last_word(kind) in _BROAD for kind in kinds)


def _narrows(test: ast.expr) -> bool:
    """``assert x is not None``: said to the type checker, and not expected to fail."""
    if isinstance(test, ast.Call):
        return getattr(test.func, "id", "") == "isinstance"
    return isinstance(test, ast.Compare) and all(isinstance(o, ast.IsNot) for o in test.ops)


def _writes_down(handler: ast.ExceptHandler) -> bool:
    """Whether a handler says what it caught, whatever it does then."""
    calls = (node.func for node in own_nodes(handler) if isinstance(node, ast.Call))
    return any(last_word(func) in _TRACES for func in calls)
