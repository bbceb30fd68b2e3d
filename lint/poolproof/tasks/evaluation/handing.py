"""Handing: calls that give a function to somebody who will call it, and what it is called with."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from msgspec import Struct

from poolproof.syntax.spelling import last_word

# What starts a worker, or gives it work, by the last word of the call.
STARTING = frozenset(
    {"Process", "SpawnProcess", "ForkProcess", "submit", "apply_async", "map_async",
     "starmap_async", "imap", "imap_unordered", "starmap", "run_in_executor"}
)  # fmt: skip
_PACKING = frozenset({"apply", "apply_async"})
_EACH = frozenset({"map", "map_async", "imap", "imap_unordered"})
_REST = frozenset({"submit", "partial", "run_in_executor", "to_thread", "start_new_thread"})
_LATER = "Timer"  # behind the seconds until then
_BY_POSITION = _PACKING | _EACH | _REST | {_LATER}
_CALLABLES = frozenset({"target", "initializer", "func", "fn"})
_PACKED = {"target": "args", "initializer": "initargs", "func": "args", "fn": "args"}


class Handing(Struct, frozen=True):
    """A callable among the arguments of a call, and the expressions that it is called with.

    ``packed`` is one expression that holds all of the arguments; ``each`` says that ``rest`` are
    iterables whose elements are passed.
    """

    callable: ast.expr
    packed: ast.expr | None = None
    rest: tuple[ast.expr, ...] = ()
    each: bool = False
    named: tuple[tuple[str, ast.expr], ...] = ()

    @property
    def word(self) -> str:
        """The last word of the callable as written."""
        return last_word(self.callable)


def handings(call: ast.Call) -> Iterator[Handing]:
    """The callables that a call hands on; by name only, as nothing is evaluated here."""
    word = last_word(call.func)
    by_position = word in _BY_POSITION or word.endswith("Pool")
    if not by_position and not call.keywords:
        return  # as nearly all calls
    keywords = {each.arg: each.value for each in call.keywords if each.arg is not None}
    for key in _CALLABLES & keywords.keys():
        if _is_callable(keywords[key]):
            packed = keywords.get(_PACKED[key])
            yield Handing(keywords[key], packed, named=_named(keywords.get("kwargs")))
    plain = by_position and not any(isinstance(arg, ast.Starred) for arg in call.args)
    for position, node in enumerate(call.args[:2] if plain else ()):
        rest = tuple(call.args[position + 1 :])
        if not _is_callable(node):
            continue
        if word in _PACKING and position == 0:
            packed = rest[0] if rest else keywords.get("args")
            yield Handing(node, packed, named=_named(keywords.get("kwds")))
        elif word in _EACH and position == 0:
            yield Handing(node, rest=rest[:1], each=True)
        elif word == _LATER and position == 1:
            yield Handing(node, rest[0] if rest else keywords.get("args"))
        elif word.endswith("Pool") and position == 1:
            yield Handing(node, rest[0] if rest else keywords.get("initargs"))
        elif word in _REST:
            yield Handing(node, rest=rest, named=tuple(keywords.items()))


def _is_callable(node: ast.expr) -> bool:
    """Whether an expression may be a function, by how it is written."""
    if isinstance(node, ast.Call):
        return last_word(node.func) == "partial"
    return isinstance(node, (ast.Name, ast.Attribute, ast.Lambda))


def _named(node: ast.expr | None) -> tuple[tuple[str, ast.expr], ...]:
    if not isinstance(node, ast.Dict):
        return ()
    return tuple(
        (key.value, value)
        for key, value in zip(node.keys, node.values, strict=True)
        if isinstance(key, ast.Constant) and isinstance(key.value, str)
    )
