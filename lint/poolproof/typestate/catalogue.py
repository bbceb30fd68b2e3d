"""The protocols of all packs, indexed for the questions that the analysis asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from poolproof.linking.meanings import ClassRef, Meaning, Outside
from poolproof.linking.program import Program
from poolproof.typestate.protocol import Protocol


class Catalogue(Struct, frozen=True):
    """Every known protocol by constructor; ``borrowers`` and ``takers`` come from the settings.

    ``workers`` has, besides the pools, the single workers that owe nothing; ``functions`` has what
    starts workers for one callable.
    """

    by_constructor: Mapping[str, Protocol]
    contexts: Mapping[str, str]
    sweepers: frozenset[str] = frozenset()
    borrowers: frozenset[str] = frozenset()
    takers: frozenset[str] = frozenset()
    words: frozenset[str] = field(default=frozenset())
    workers: Mapping[str, Protocol] = field(default_factory=dict)
    functions: Mapping[str, Protocol] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        protocols: Iterable[Protocol],
        borrowers: frozenset[str] = frozenset(),
        takers: frozenset[str] = frozenset(),
    ) -> Catalogue:
        """Index the protocols."""
        protocols = tuple(protocols)
        workers = {name: p for p in protocols for name in p.constructors}
        constructors = {name: p for name, p in workers.items() if p.owes}
        contexts = {call: result for p in protocols for call, result in p.contexts.items()}
        words = frozenset(name.rpartition(".")[2] for name in constructors)
        sweepers = frozenset(name for p in protocols for name in p.sweepers)
        functions = {name: p for p in protocols for name in p.functions}
        return cls(constructors, contexts, sweepers, borrowers, takers, words, workers, functions)

    @property
    def outside(self) -> frozenset[str]:
        """The top-level packages that protocols name; never looked for in the project."""
        return frozenset(name.partition(".")[0] for name in (*self.workers, *self.functions))

    def made_by(self, program: Program, meaning: Meaning) -> Protocol | None:
        """The protocol of what calling something creates, subclasses of pools included."""
        if isinstance(meaning, Outside):
            return self.by_constructor.get(meaning.name)
        if isinstance(meaning, ClassRef):
            for ancestor in program.ancestors(meaning)[1:]:
                if isinstance(ancestor, Outside) and ancestor.name in self.by_constructor:
                    return self.by_constructor[ancestor.name]
        return None

    def worked_by(self, program: Program, meaning: Meaning) -> Protocol | None:
        """The protocol of the pool or single worker that calling something creates."""
        if isinstance(meaning, Outside):
            return self.workers.get(meaning.name)
        if isinstance(meaning, ClassRef):
            for ancestor in program.ancestors(meaning)[1:]:
                if isinstance(ancestor, Outside) and ancestor.name in self.workers:
                    return self.workers[ancestor.name]
        return None
