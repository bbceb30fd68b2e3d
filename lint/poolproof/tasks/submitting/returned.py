"""Returned: the functions and methods of a module that give back a constructor by its name."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

from poolproof.linking.meanings import Module
from poolproof.syntax.scopes import Scope

# A line of its own, as a rule; it is looked for before any tree is.
_GIVEN_BACK = re.compile(
    r"\breturn[ \t]+(?!None|True|False)((?:\w+\.)*[A-Z]\w*)[ \t]*$", re.MULTILINE
)

IsOne: TypeAlias = Callable[[Module, Scope, ast.expr], bool]
"""Says whether an expression is a constructor in a scope."""


class Returned:
    """Answers for modules. Who asks says what is a constructor, so that no cycle holds trees."""

    def __init__(self) -> None:
        self._methods: dict[Module, frozenset[str]] = {}
        self._any: dict[Module, bool] = {}

    def any(self, module: Module, is_one: IsOne) -> bool:
        """Whether the text of a module gives back a constructor anywhere."""
        if module not in self._any:
            self._any[module] = False  # while it is asked
            told = sorted(set(_GIVEN_BACK.findall(module.text)))
            given = map(_spelled, told)
            self._any[module] = any(is_one(module, module.names.module, g) for g in given)
        return self._any[module]

    def methods(self, module: Module, is_one: IsOne) -> frozenset[str]:
        """The names of the methods that end by giving back a constructor."""
        if module not in self._methods:
            self._methods[module] = frozenset()  # while it is asked
            if self.any(module, is_one):
                self._methods[module] = frozenset(_giving(module, is_one))
        return self._methods[module]


def _spelled(path: str) -> ast.expr:
    """What a dotted path is, as far as it matters here; the text need not be code."""
    owner, _, name = path.rpartition(".")
    return ast.Attribute(ast.Name(owner), name) if owner else ast.Name(name)


def _giving(module: Module, is_one: IsOne) -> Iterator[str]:
    for klass in module.names.classes:
        for name, index in klass.methods.items():
            info = module.names.functions[index]
            last = None if isinstance(info.node, ast.Lambda) else info.node.body[-1]
            given = last.value if isinstance(last, ast.Return) else None
            if given is not None and is_one(module, info.scope, given):
                yield name
