"""What a path waits for: the results that pools owe, beside the pools themselves.

A *promise* is what a submission gives back: an async result, an iterator over results, or a
collection of such. Its *sites* are the submitting calls it can stem from. Each site is in a
``Stage`` on a path: pending until somebody waits for it, or lost once the workers were ended with
it pending. A site that was waited for, or that went where nobody can follow it, has no stage.

The record is kept beside the ``World`` and not in it, so that the search that judges the pools
stays as small as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from msgspec import Struct, field
from msgspec.structs import replace

from poolproof.flow.ops import Place
from poolproof.typestate.store import World


class Form(str, Enum):
    """What asks for the results: a method call, iteration, or either on each of several."""

    RESULT = "result"
    STREAM = "stream"
    RESULTS = "results"
    STREAMS = "streams"

    @property
    def many(self) -> Form:
        """A collection of these; of a collection, the same."""
        return {Form.RESULT: Form.RESULTS, Form.STREAM: Form.STREAMS}.get(self, self)

    @property
    def one(self) -> Form:
        """An element of these; of what is no collection, the same."""
        return {Form.RESULTS: Form.RESULT, Form.STREAMS: Form.STREAM}.get(self, self)


class Promise(Struct, frozen=True):
    """Results of the given submissions."""

    sites: frozenset[int]
    form: Form

    @property
    def element(self) -> Promise:
        """What a loop over a collection of these gives."""
        return replace(self, form=self.form.one)


class Wait(int, Enum):
    """What has run since the submission: nothing that takes time, something, or a wait."""

    NOTHING = 0
    SOMETHING = 1
    WAITED = 2


class Stage(Struct, frozen=True):
    """How far a submission is; ``since`` says whether its work may have been done meanwhile."""

    lost: bool = False
    since: Wait = Wait.NOTHING


class Awaiting(Struct, frozen=True):
    """One state of the search for lost results."""

    world: World
    held: frozenset[tuple[Place, Promise]] = frozenset()
    stages: frozenset[tuple[int, Stage]] = frozenset()


class Ledger(Struct):
    """A state in the making: what places hold, and the stages."""

    held: dict[Place, Promise]
    stages: dict[int, Stage]
    given_up: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, state: Awaiting) -> Ledger:
        """Open the record of a state."""
        return cls(dict(state.held), dict(state.stages))

    def state(self, world: World, live: frozenset[Place]) -> Awaiting:
        """Close it again; what nobody reads any more is dropped."""
        held = frozenset((p, v) for p, v in self.held.items() if p in live)
        return Awaiting(world, held, frozenset(self.stages.items()))

    def read(self, place: Place | None) -> Promise | None:
        """The promise that a place, or the variable it is an attribute of, holds."""
        while place:
            if place in self.held:
                return self.held[place]
            place = place.rpartition(".")[0]
        return None

    def write(self, place: Place, promise: Promise | None) -> None:
        """Write a place; what hung on its old value is forgotten."""
        dotted = place + "."
        for old in [p for p in self.held if p == place or p.startswith(dotted)]:
            del self.held[old]
        if promise is not None:
            self.held[place] = promise

    def submit(self, site: int) -> None:
        """Work is handed over."""
        self.stages[site] = Stage()

    def settle(self, sites: Iterable[int]) -> None:
        """Pending results have been waited for; lost ones stay lost."""
        for site in sites:
            if site in self.stages and not self.stages[site].lost:
                del self.stages[site]

    def forgive(self, sites: Iterable[int], why: str) -> None:
        """Results went where they cannot be followed."""
        for site in sites:
            if self.stages.pop(site, None) is not None:
                self.given_up.setdefault(site, why)

    def age(self, wait: Wait) -> None:
        """Something ran that may have taken until the work was done."""
        for site, stage in self.stages.items():
            if not stage.lost and stage.since < wait:
                self.stages[site] = replace(stage, since=wait)

    def lose(self, site: int) -> None:
        """The workers are ended while the work of a site is pending."""
        self.stages[site] = replace(self.stages[site], lost=True)

    def lost(self, promise: Promise) -> list[int]:
        """The sites of a promise whose results can never come."""
        return [s for s in sorted(promise.sites) if s in self.stages and self.stages[s].lost]


def merged(promises: Iterable[Promise | None]) -> Promise | None:
    """The promises that are put together, as a collection."""
    found = [p for p in promises if p is not None]
    if not found:
        return None
    sites = frozenset[int]().union(*(p.sites for p in found))
    return Promise(sites, found[0].form.many)
