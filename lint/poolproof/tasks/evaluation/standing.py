"""Standing: which definitions of a name still count where it is read, as a later one replaces them.

A name stands for everything that is bound to it, but for functions and classes that have surely
been replaced: by a definition that stands in no branch and no loop. What reads it in another
function does so when the code around has been run.
"""

from __future__ import annotations

import ast

from poolproof.linking.meanings import Module
from poolproof.syntax.scopes import Binding, ClassBound, Defined, Scope

_SEVERAL = 2


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


def _definition(binding: Binding, module: Module) -> ast.stmt | None:
    """The function or class statement that a binding is."""
    if isinstance(binding, Defined):
        node = module.names.functions[binding.index].node
        return node if isinstance(node, ast.stmt) else None
    return module.names.classes[binding.index].node if isinstance(binding, ClassBound) else None
