"""The rules and protocols that are installed, found through entry points.

Packs are found at once, their modules are imported when they are first asked for: a run that meets
no file with a pool needs no rule.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from operator import attrgetter
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, cast

from msgspec import Struct

from poolproof.installed import entries
from poolproof.pack import Pack
from poolproof.typestate.protocol import Protocol

if TYPE_CHECKING:
    from poolproof.evidence.stage import Proof, Stage
    from poolproof.rule import Rule
    from poolproof.tasks.conduct.waiting import Wait

GROUP = "poolproof.packs"


class RegistryError(Exception):
    """A pack that cannot be used, and why."""


class Registry(Struct, frozen=True, dict=True):
    """The packs, and what is in them."""

    packs: tuple[Pack, ...]

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule, in the order of the codes."""
        rules = [
            _rule(module, pack)
            for pack in self.packs
            for name in pack.rules
            for module in _within(name)
            if hasattr(module, "DECLARATION")
        ]
        rules.sort(key=lambda rule: rule.code)
        _refuse_twins("code", ((rule.code, rule.module) for rule in rules))
        _refuse_twins("name", ((rule.name, rule.module) for rule in rules))
        return tuple(rules)

    @cached_property
    def protocols(self) -> tuple[Protocol, ...]:
        """Every protocol, in the order of packs and modules."""
        found = [
            (protocol, module.__name__)
            for pack in self.packs
            if pack.protocols
            for module in _within(pack.protocols)
            for protocol in _protocols(module)
        ]
        _refuse_twins("protocol", ((protocol.name, module) for protocol, module in found))
        return tuple(protocol for protocol, _ in found)

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """The stages on which the packs' proofs are run; asking imports no program."""
        modules = (_import(f"{pack.proofs}.stage") for pack in self.packs if pack.proofs)
        return tuple(cast("Stage", module) for module in modules)

    @cached_property
    def proofs(self) -> dict[str, tuple[Stage, Proof]]:
        """Every proof by its name, with the stage that it is run on."""
        found = [(stage, proof) for stage in self.stages for proof in stage.catalogue()]
        _refuse_twins("proof", ((proof.name, str(proof.program("wrong"))) for _, proof in found))
        return {proof.name: (stage, proof) for stage, proof in found}

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where the code of the engine and of all packs is: what findings depend on."""
        names = [name for pack in self.packs for name in (*pack.rules, pack.protocols) if name]
        packages = sorted({__package__, *(name.partition(".")[0] for name in names)})
        from importlib.util import find_spec  # noqa: PLC0415 - slow, and often not needed

        specs = filter(None, map(find_spec, packages))
        return tuple(
            Path(place) for spec in specs for place in spec.submodule_search_locations or ()
        )

    @cached_property
    def waits(self) -> tuple[Wait, ...]:
        """Every entry of the table of waits, in the order of packs and modules."""
        return tuple(
            wait for pack in self.packs if pack.waits for wait in _waits(_import(pack.waits))
        )

    @cached_property
    def names(self) -> dict[str, str]:
        """The name of every rule by its code."""
        return {rule.code: rule.name for rule in self.rules}

    def find(self, key: str) -> Rule | None:
        """Return the rule with this code or name, in whatever case it is written."""
        for rule in self.rules:
            if key.upper() == rule.code or key.lower() == rule.name:
                return rule
        return None


@cache
def load() -> Registry:
    """Find the installed packs. Raises ``RegistryError`` if one of them is broken."""
    packs = []
    for name, value in entries(GROUP):
        try:
            module, _, attribute = value.partition(":")
            pack = attrgetter(attribute)(importlib.import_module(module))
        except Exception as error:  # whatever the import of somebody else's code may raise
            raise RegistryError(f"the pack {name!r} ({value}) cannot be loaded: {error}") from error
        if not isinstance(pack, Pack):
            raise RegistryError(f"the pack {name!r} ({value}) is no poolproof.sdk.Pack")
        packs.append(pack)
    return Registry(tuple(packs))


def _within(package: str) -> Iterator[ModuleType]:
    """Import the modules of a package, in the order of their names."""
    for name in sorted({name for place in _import(package).__path__ for name in _modules(place)}):
        yield _import(f"{package}.{name}")


def _modules(place: str) -> Iterator[str]:
    """Yield the modules and packages of a folder; asking pkgutil takes longer than most checks."""
    with os.scandir(place) as entries:
        for entry in entries:
            name, dot, suffix = entry.name.partition(".")
            if name == "__init__" or not name.isidentifier():
                continue
            if suffix == "py" or (not dot and os.path.isfile(f"{entry.path}/__init__.py")):  # noqa: PTH113
                yield name


def _import(name: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except Exception as error:  # as above
        kind = type(error).__name__
        raise RegistryError(f"the module {name} cannot be imported: {kind}: {error}") from error


def _docstring(module: ModuleType) -> str:
    """A module's docstring; ``python -OO`` leaves it out of the code, but not of the source."""
    if module.__doc__ is None and sys.flags.optimize > 1:
        import ast  # noqa: PLC0415 - only then
        import inspect  # noqa: PLC0415

        return ast.get_docstring(ast.parse(inspect.getsource(module)), clean=False) or ""
    return module.__doc__ or ""


def _rule(module: ModuleType, pack: Pack) -> Rule:
    from poolproof.rule import Declaration, Rule, RulePage  # noqa: PLC0415 - slow, as above

    declaration = module.DECLARATION
    if not isinstance(declaration, Declaration):
        raise RegistryError(f"DECLARATION in {module.__name__} is no poolproof.sdk.Declaration")
    judge = getattr(module, "judge", None)
    if not callable(judge):
        raise RegistryError(f"the rule {module.__name__} has no function judge")
    repair = getattr(module, "repair", None)
    if repair is not None and not callable(repair):
        raise RegistryError(f"repair in {module.__name__} is no function")
    try:
        page = RulePage.parse(_docstring(module))
    except ValueError as error:
        raise RegistryError(f"the page of the rule {module.__name__}: {error}") from error
    return Rule(declaration, page, module.__name__, judge, pack.reference, repair)


def _protocols(module: ModuleType) -> Iterable[Protocol]:
    protocols = getattr(module, "PROTOCOLS", ())
    if not all(isinstance(each, Protocol) for each in protocols):
        raise RegistryError(f"PROTOCOLS in {module.__name__} are no poolproof.sdk.Protocol")
    return tuple(protocols)


def _waits(module: ModuleType) -> Iterable[Wait]:
    from poolproof.tasks.conduct.waiting import Wait  # noqa: PLC0415 - slow, as above

    waits = getattr(module, "BLOCKING_CALLS", ())
    if not all(isinstance(each, Wait) for each in waits):
        raise RegistryError(f"BLOCKING_CALLS in {module.__name__} are no poolproof.sdk.Wait")
    return tuple(waits)


def _refuse_twins(what: str, keys: Iterable[tuple[str, str]]) -> None:
    owners: dict[str, str] = {}
    for key, module in keys:
        if key in owners:
            raise RegistryError(f"the {what} {key!r} is in both {owners[key]} and {module}")
        owners[key] = module
