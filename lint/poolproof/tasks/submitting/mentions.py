"""Mentions: whether anything in the project says the name of a class.

Of a class of processes that nobody makes it is told for those who make it by ways that are not
followed: a registry, a framework, other projects. What no other code speaks of is not in use.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from poolproof.linking.meanings import ClassRef
from poolproof.linking.program import Program
from poolproof.syntax.children import children


def is_spoken_of(ref: ClassRef, program: Program) -> bool:
    """Whether any code but that of the class itself says its name, in its module or elsewhere."""
    name = ref.definition.name.rpartition(".")[2]
    tree, node = ref.module.names.tree, ref.definition.node
    return _is_said(name, _outside(tree, node)) or any(
        _says(text, name) for text in _texts(ref, name, program)
    )


def _outside(tree: ast.AST, node: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a module without those of a class."""
    todo = children(tree)
    while todo:
        each = todo.pop()
        if each is not node:
            yield each
            todo += children(each)


def _is_said(name: str, nodes: Iterator[ast.AST]) -> bool:
    return any(
        name in (getattr(each, "id", ""), getattr(each, "attr", ""), getattr(each, "value", ""))
        for each in nodes
    )


def _texts(ref: ClassRef, name: str, program: Program) -> Iterator[str]:
    """The other files of the project that hold the name."""
    root = program.files.root(ref.module.path)
    for path in program.search((name,), root):
        if path != ref.module.path:
            yield program.text(path)


def _says(text: str, name: str) -> bool:
    """Whether a text says a name, not only in comments, and means nothing of its own by it."""
    word = re.escape(name)
    if re.search(rf"^[ \t]*(class|def)[ \t]+{word}\b", text, re.MULTILINE):
        return False
    return re.search(rf"^[^#\n]*\b{word}\b", text, re.MULTILINE) is not None
