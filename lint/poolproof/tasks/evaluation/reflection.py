"""Reflection: what is looked up by a text: ``getattr``, ``globals()``, ``import_module``."""

from __future__ import annotations

import ast
import itertools
import math
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ClassVar

from poolproof.syntax.spelling import last_word
from poolproof.tasks.evaluation.values import (
    ClassValue,
    Constant,
    Context,
    Instance,
    ModuleValue,
    Outside,
    Value,
    Values,
)

if TYPE_CHECKING:
    from poolproof.tasks.evaluation.evaluator import Evaluator

_LOADED = "sys.modules"
_MAX_TEXTS = 16


class Reflection:
    """Evaluates calls and subscripts that look something up by text."""

    def __init__(self, evaluator: Evaluator) -> None:
        self.evaluator = evaluator

    def call(self, node: ast.Call, context: Context) -> Values | None:
        """What such a call gives; None if it is none."""
        word = last_word(node.func)
        how = self._ways.get(word)
        return how(self, node, context) if how is not None else None

    def entry(self, value: Value, key: ast.expr, context: Context) -> Values | None:
        """``globals()["work"]`` and ``sys.modules["jobs"]``; None for what is no namespace."""
        if isinstance(value, Outside) and value.path == _LOADED:
            return self._modules(key, context)
        return self._named(frozenset({value}), key, context) if _is_module(value) else None

    def _kind(self, node: ast.Call, context: Context) -> Values | None:
        """``type(worker)``."""
        if len(node.args) != 1 or not isinstance(node.func, ast.Name):
            return None
        bases = self.evaluator.values(node.args[0], context)
        return frozenset(ClassValue(v.ref) for v in bases if isinstance(v, Instance))

    def _bare(self, node: ast.Call, context: Context) -> Values | None:
        """``cls.__new__(cls)``: an object of the class, made of nothing that is known."""
        classes = self.evaluator.each(node.args[:1], context)
        return frozenset(Instance(v.ref) for v in classes if isinstance(v, ClassValue)) or None

    def _attribute(self, node: ast.Call, context: Context) -> Values | None:
        """``getattr(worker, "run")``, also with a default."""
        if len(node.args) not in (2, 3) or not isinstance(node.func, ast.Name):
            return None
        bases = self.evaluator.values(node.args[0], context)
        found = self._named(bases, node.args[1], context)
        default = self.evaluator.each(node.args[2:], context)
        # A constant stands for what nobody has said; somebody may have.
        return found or frozenset(each for each in default if not isinstance(each, Constant))

    def _namespace(self, node: ast.Call, context: Context) -> Values | None:
        """``globals()``, or ``vars`` of a module."""
        if not isinstance(node.func, ast.Name):
            return None
        if node.func.id == "globals" and not node.args:
            return frozenset({ModuleValue(context.module)})
        bases = self.evaluator.each(node.args[:1], context)
        return frozenset(filter(_is_module, bases)) or None

    def _item(self, node: ast.Call, context: Context) -> Values | None:
        """``globals().get("work")``."""
        func = node.func
        if not isinstance(func, ast.Attribute) or not node.args:
            return None
        if not isinstance(func.value, (ast.Call, ast.Attribute)):
            return None
        spaces = [v for v in self.evaluator.values(func.value, context) if _is_module(v)]
        return self._named(frozenset(spaces), node.args[0], context) if spaces else None

    def _module(self, node: ast.Call, context: Context) -> Values | None:
        """``importlib.import_module("jobs")``."""
        return self._modules(node.args[0], context) or None if node.args else None

    def _package(self, node: ast.Call, context: Context) -> Values | None:
        """``__import__("jobs.loops")``, which gives the outermost package."""
        names = self._texts(node.args[0], context) if node.args else ()
        imported = self.evaluator.names.imported
        outer = (name.partition(".")[0] for name in names)
        return frozenset(v for name in outer for v in imported(name, context.module)) or None

    _ways: ClassVar[dict[str, Callable[[Reflection, ast.Call, Context], Values | None]]] = {
        "type": _kind,
        "__new__": _bare,
        "getattr": _attribute,
        "get": _item,
        "globals": _namespace,
        "vars": _namespace,
        "import_module": _module,
        "__import__": _package,
    }

    # --- texts -----------------------------------------------------------------------------

    def _named(self, bases: Values, node: ast.expr, context: Context) -> Values:
        return frozenset(
            value
            for name in self._texts(node, context)
            for base in bases
            for value in self.evaluator.members.of(base, name, context)
        )

    def _modules(self, node: ast.expr, context: Context) -> Values:
        if isinstance(node, ast.Name) and node.id == "__name__":
            return frozenset({ModuleValue(context.module)})
        return frozenset(
            value
            for name in self._texts(node, context)
            for value in self.evaluator.names.imported(name, context.module)
        )

    def _texts(self, node: ast.expr, context: Context) -> Iterator[str]:
        """The texts that an expression may be, also put together of others: ``f"run_{kind}"``."""
        parts = _parts(node)
        if parts:
            known = [sorted(set(self._texts(part, context))) for part in parts]
            if math.prod(map(len, known)) <= _MAX_TEXTS:
                yield from map("".join, itertools.product(*known))
            return
        for value in self.evaluator.values(node, context):
            if isinstance(value, Constant) and isinstance(value.value, str):
                yield value.value


def _parts(node: ast.expr) -> list[ast.expr]:
    """What a text is put together of; nothing if it is one piece, or its parts are formatted."""
    if isinstance(node, ast.JoinedStr):
        plain = [_plain(each) for each in node.values]
        return [each for each in plain if each is not None] if all(plain) else []
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return [node.left, node.right]
    return []


def _plain(node: ast.expr) -> ast.expr | None:
    """A part of a text, as it is written or as it is; None if it is made to look different."""
    if not isinstance(node, ast.FormattedValue):
        return node
    return node.value if node.conversion == -1 and node.format_spec is None else None


def _is_module(value: Value) -> bool:
    return isinstance(value, ModuleValue)
