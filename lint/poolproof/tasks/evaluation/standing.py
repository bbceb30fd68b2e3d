"""Standing: which bindings of a name count where it is read, as others replace or mirror them.

A name stands for everything that is bound to it, but for functions and classes that have surely
been replaced: by a definition that stands in no branch and no loop. What reads it in another
function does so when the code around has been run. Of alternative imports, what stands in for the
standard library does the same, so the standard one speaks for all.
"""

from __future__ import annotations

import ast

from poolproof.linking.meanings import Module
from poolproof.syntax.scopes import Binding, ClassBound, Defined, Imported, Scope

_SEVERAL = 2
# Modules of the standard library with what tasks wait for, for which there are substitutes.
_STANDARD = frozenset(
    {"asyncio", "concurrent", "multiprocessing", "queue", "select", "selectors", "socket",
     "socketserver", "subprocess", "threading", "time"}
)  # fmt: skip


def standing(
    bindings: list[Binding], scope: Scope, module: Module, read: ast.Name | None
) -> list[Binding]:
    """The bindings of a name that count; ``read`` is where in the scope, None for later."""
    nodes = [_definition(each, module) for each in bindings]
    if scope.is_class or sum(each is not None for each in nodes) < _SEVERAL:
        return bindings
    functions = module.names.functions
    owner = module.names.tree if scope.parent is None else functions[scope.function].node
    block = getattr(owner, "body", [])
    plain = [node is not None and any(node is each for each in block) for node in nodes]
    made = [
        number
        for number, node in enumerate(nodes)
        if node is not None and plain[number] and (read is None or node.lineno < read.lineno)
    ]
    first = made[-1] if made else 0
    return [
        each
        for number, each in enumerate(bindings)
        if number >= first and (not plain[number] or read is None or number in made)
    ]


def native(bindings: list[Binding]) -> list[Binding]:
    """The standard one of alternative imports: ``try: from a import x`` and ``from b import x``."""
    targets = [each.target for each in bindings if isinstance(each, Imported)]
    if len(targets) < len(bindings) or len(set(targets)) < _SEVERAL:
        return bindings
    known = [target.partition(".")[0] in _STANDARD for target in targets]
    pairs = zip(bindings, known, strict=True)
    return [each for each, is_known in pairs if is_known] if any(known) else bindings


def _definition(binding: Binding, module: Module) -> ast.stmt | None:
    """The function or class statement that a binding is."""
    if isinstance(binding, Defined):
        node = module.names.functions[binding.index].node
        return node if isinstance(node, ast.stmt) else None
    return module.names.classes[binding.index].node if isinstance(binding, ClassBound) else None
