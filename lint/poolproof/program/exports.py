"""Exports: the names by which other files can get pools from a module.

A function that hands out a pool that it made, a variable that holds one, a class that is a kind of
pool, an alias, an import that others import again. Files that hold no pool's name, or no module's
that has one, are put aside at first; those that use an export are looked at after all.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from poolproof.linking.files import distribution_of
from poolproof.linking.meanings import Module
from poolproof.linking.program import Program
from poolproof.syntax.scopes import Assigned, Binding, ClassBound, Imported
from poolproof.syntax.spelling import dotted
from poolproof.typestate.catalogue import Catalogue


class Export(Struct, frozen=True, order=True):
    """A name that gives pools. ``module`` is the word by which importers call its module.

    What a package exports can be imported without spelling the package: ``from . import name``.
    ``below`` is where all its importers are, if they cannot be anywhere.
    """

    name: str
    module: str
    package: bool
    below: str = ""

    @classmethod
    def of(cls, module: Module, name: str) -> Export:
        """Make the export of a name of a module."""
        below = distribution_of(str(module.path))
        if module.path.name == "__init__.py":
            return cls(name, module.path.parent.name, package=True, below=below)
        return cls(name, module.path.stem, package=False, below=below)

    def may_reach(self, text: str) -> bool:
        """Whether a file with this text can be a user of it."""
        if self.name not in text:
            return False
        return self.module in text or (self.package and "from ." in text)


def exported_classes(program: Program, catalogue: Catalogue, module: Module) -> Iterator[Export]:
    """Yield the names of a module that mean a constructor of pools."""
    scope = module.names.module
    # Whatever a star brings is not spelled here, so it may be any of them.
    names = catalogue.words if scope.stars else frozenset[str]()
    for name in names:
        yield Export.of(module, name)
    with program.gate:
        for name, bindings in scope.names.items():
            if name not in names and _may_mean_class(bindings, catalogue):
                meanings = program.resolve(module, scope, name)
                if any(catalogue.made_by(program, meaning) for meaning in meanings):
                    yield Export.of(module, name)


def exported_workers(
    program: Program,
    catalogue: Catalogue,
    module: Module,
    may_give: Callable[[Module, str], bool],
) -> Iterator[Export]:
    """Yield the names of a module that mean a constructor of processes, or a class of them.

    ``may_give`` says of a name, without parsing other files, whether it can be one.
    """
    scope = module.names.module
    for name in scope.names:
        if may_give(module, name):
            meanings = program.resolve(module, scope, name)
            if any(catalogue.worked_by(program, meaning) for meaning in meanings):
                yield Export.of(module, name)


def exported_pools(
    catalogue: Catalogue, module: Module, holds_pool: Callable[[Module, str], bool]
) -> Iterator[Export]:
    """Yield the variables of a module that hold pools.

    ``holds_pool`` says so of one that is given something whose maker is called as a pool's is.
    """
    names = module.names
    made = {
        name
        for scope in (names.module, *(each.scope for each in names.functions if each.scope.outer))
        for name in (scope.names if scope is names.module else scope.outer)
        for binding in scope.names.get(name, ())
        if isinstance(binding, Assigned) and isinstance(binding.value, ast.Call)
        if _last(dotted(binding.value.func) or "") in catalogue.words
    }
    yield from (Export.of(module, name) for name in sorted(made) if holds_pool(module, name))


def _may_mean_class(bindings: Iterable[Binding], catalogue: Catalogue) -> bool:
    """Whether a name can stand for a constructor, judged by how it is bound."""
    return any(
        isinstance(binding, (ClassBound, Assigned))
        or (isinstance(binding, Imported) and _last(binding.target) in catalogue.words)
        for binding in bindings
    )


def _last(target: str) -> str:
    return target.rpartition(".")[2]
