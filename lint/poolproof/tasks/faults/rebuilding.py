"""Whether an exception survives the way from a worker, where its class is called with ``args``.

``BaseException.__reduce__`` gives the class and ``self.args``. These are the positional arguments
that the exception was made with, or those of the last ``BaseException.__init__`` that was called on
it. A class whose ``__init__`` needs more than it hands on cannot be rebuilt.
"""

from __future__ import annotations

import ast

from msgspec import Struct

from poolproof.linking.meanings import ClassRef, FunctionRef
from poolproof.linking.meanings import Outside as OutsideMeaning
from poolproof.tasks.evaluation.evaluator import Evaluator
from poolproof.tasks.evaluation.returning import own_nodes

_PLAIN = frozenset(
    {
        "BaseException", "Exception", "RuntimeError", "ValueError", "TypeError", "KeyError",
        "IndexError", "LookupError", "ArithmeticError", "AssertionError", "NotImplementedError",
        "EOFError", "MemoryError", "ZeroDivisionError", "OverflowError", "Warning", "UserWarning",
        "RuntimeWarning", "DeprecationWarning", "BufferError", "ReferenceError",
    }
)  # fmt: skip
_OWN_WAYS = frozenset(
    {"__reduce__", "__reduce_ex__", "__getnewargs__", "__getnewargs_ex__", "__new__", "__copy__"}
)


class Broken(Struct, frozen=True):
    """Why a class cannot be rebuilt: its ``__init__`` needs ``needed`` arguments, and gets some."""

    init: FunctionRef
    needed: tuple[str, ...]
    kept: int


def broken(ref: ClassRef, made: ast.Call | None, evaluator: Evaluator) -> Broken | None:
    """Why an exception of a class, made by a call, cannot be rebuilt; None if it can, or may."""
    ancestors = list(evaluator.program.ancestors(ref))
    outside = [a.name for a in ancestors if isinstance(a, OutsideMeaning)]
    if not outside or any(n.removeprefix("builtins.") not in _PLAIN | {"object"} for n in outside):
        return None
    classes = [a for a in ancestors if isinstance(a, ClassRef)]
    if any(
        _OWN_WAYS & set(_members(each)) or each.definition.node.decorator_list for each in classes
    ):
        return None
    init = evaluator.program.method(ref, "__init__")
    if init is None:
        return None
    kept = _kept(init, classes, made, evaluator)
    if kept is None:
        return None
    node = init.function.node
    assert not isinstance(node, ast.Lambda)
    names = [a.arg for a in [*node.args.posonlyargs, *node.args.args]][1:]
    required = names[: len(names) - len(node.args.defaults)] if node.args.defaults else names
    keyword = [
        a.arg for a, d in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True) if d is None
    ]
    too_many = kept > len(names) and node.args.vararg is None
    if kept < len(required) or keyword or too_many:
        return Broken(init, (*required, *keyword), kept)
    return None


def _members(ref: ClassRef) -> list[str]:
    return [
        name
        for node in ref.definition.node.body
        for name in (
            [node.name]
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
            else [t.id for t in node.targets if isinstance(t, ast.Name)]
            if isinstance(node, ast.Assign)
            else []
        )
    ]


def _kept(
    init: FunctionRef, classes: list[ClassRef], made: ast.Call | None, evaluator: Evaluator
) -> int | None:
    """How many positional arguments end up in ``args``; None if that cannot be told."""
    node = init.function.node
    if any(_sets_args(each) for each in own_nodes(node)):
        return None
    calls = [each for each in own_nodes(node) if isinstance(each, ast.Call) and _is_super(each)]
    if not calls:
        if made is None or any(isinstance(arg, ast.Starred) for arg in made.args):
            return None
        return len(made.args)
    counts = {_count(call) for call in calls}
    if len(counts) != 1 or None in counts:
        return None
    own = [n for n, each in enumerate(classes) if each.index == init.function.owner
           and each.module.path == init.module.path]  # fmt: skip
    rest = classes[own[0] + 1 :] if own else []
    for above in rest:
        # The nearest ``__init__`` above takes these arguments and hands on its own.
        following = evaluator.program.method(above, "__init__")
        if following is not None and following != init:
            return _kept(following, rest, calls[0], evaluator)
    return counts.pop()


def _is_super(call: ast.Call) -> bool:
    func = call.func
    return isinstance(func, ast.Attribute) and func.attr == "__init__"


def _count(call: ast.Call) -> int | None:
    """The positional arguments for the base's ``__init__``, ``self`` left out."""
    if call.keywords or any(isinstance(arg, ast.Starred) for arg in call.args):
        return None
    func = call.func
    assert isinstance(func, ast.Attribute)
    is_super = isinstance(func.value, ast.Call) and getattr(func.value.func, "id", "") == "super"
    return len(call.args) if is_super else len(call.args) - 1


def _sets_args(node: ast.AST) -> bool:
    if isinstance(node, (ast.Assign, ast.AugAssign, ast.AnnAssign)):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        return any(isinstance(t, ast.Attribute) and t.attr == "args" for t in targets)
    return False
