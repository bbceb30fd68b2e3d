"""The words of a piece of code: every name by which it can touch something outside of itself."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterable, Sequence

from msgspec import Struct

from poolproof.syntax.children import children

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef
_REACHING_OUT = (ast.Global, ast.Nonlocal, ast.Import, ast.ImportFrom, ast.ClassDef)


class Words(Struct, frozen=True):
    """``all`` are all names, also those in strings; ``data`` the attributes that are not called.

    ``touches`` are those by which code can get at what an object or a mapping holds: attributes,
    strings, keywords. ``reaches_out`` says that the code binds names in scopes that are not its
    own, or may.
    """

    all: frozenset[str] = frozenset()
    data: frozenset[str] = frozenset()
    touches: frozenset[str] = frozenset()
    strings: frozenset[str] = frozenset()
    reaches_out: bool = False

    @property
    def places(self) -> frozenset[str]:
        """The names of what an object or a mapping holds."""
        return self.data | self.strings

    def without(self, other: Words) -> Words:
        """The words that are not among others."""
        return Words(
            self.all - other.all,
            self.data - other.data,
            self.touches - other.touches,
            self.strings - other.strings,
            self.reaches_out,
        )

    def __or__(self, other: Words) -> Words:
        """The words of both."""
        return Words(
            self.all | other.all,
            self.data | other.data,
            self.touches | other.touches,
            self.strings | other.strings,
            self.reaches_out or other.reaches_out,
        )


def words_of(nodes: Iterable[ast.AST]) -> Words:
    """Collect the words of some nodes and all that is in them."""
    names: set[str] = set()
    touches: set[str] = set()
    strings: set[str] = set()
    attributes: set[str] = set()
    called: set[int] = set()
    reaches_out = False
    todo = list(nodes)
    while todo:
        node = todo.pop()
        if isinstance(node, ast.Name):
            names.add(node.id)
            continue
        if isinstance(node, ast.Attribute):
            known = _spellings(node.attr)
            touches |= known
            if id(node) not in called:
                attributes |= known
        elif isinstance(node, ast.Call):
            called.add(id(node.func))
        elif isinstance(node, ast.Constant):
            if isinstance(node.value, str) and node.value.isidentifier():
                strings.add(node.value)
            continue
        elif isinstance(node, ast.keyword):
            touches.add(node.arg or "")
        elif isinstance(node, ast.MatchClass):
            attributes.update(node.kwd_attrs)
        elif isinstance(node, _REACHING_OUT):
            reaches_out = True
        todo.extend(children(node))
    touches |= strings | attributes
    return Words(
        frozenset(names | touches),
        frozenset(attributes),
        frozenset(touches),
        frozenset(strings),
        reaches_out,
    )


def _spellings(name: str) -> set[str]:
    """An attribute, also as the class says it that keeps it to itself: ``_Owner__pool``."""
    owner, private, rest = name.partition("__")
    is_private = private and owner[:1] == "_" and owner.strip("_")
    return {name, f"__{rest}"} if is_private else {name}


def function_in(lines: Sequence[str]) -> FunctionNode | None:
    """Parse lines that are one whole function and nothing else; None if they are not."""
    first = next((line for line in lines if line.strip()), "")
    nested = first[:1] in (" ", "\t")
    text = "".join(("if 1:\n", *lines) if nested else lines)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # they are about the checked code
            body: list[ast.stmt] = ast.parse(text.replace("\r\n", "\n").replace("\r", "\n")).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    if nested and len(body) == 1 and isinstance(body[0], ast.If) and not body[0].orelse:
        body = body[0].body
    only = body[0] if len(body) == 1 else None
    return only if isinstance(only, FunctionNode) else None
