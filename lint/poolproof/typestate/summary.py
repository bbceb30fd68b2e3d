"""What a caller needs to know of a callee: the value types of function summaries."""

from __future__ import annotations

from typing import Protocol as Interface
from typing import TypeAlias

from msgspec import Struct

from poolproof.flow.graph import Extent
from poolproof.linking.meanings import FunctionRef, Module
from poolproof.typestate.protocol import Protocol, State
from poolproof.typestate.store import Held, Keeper, Known, Results

# The parameters that get pools, with the kind and state of each, sorted by name.
Shape: TypeAlias = tuple[tuple[str, Protocol, State], ...]
# The parameters that get None, True or False.
Flags: TypeAlias = tuple[tuple[str, Known], ...]


class Fresh(Struct, frozen=True, eq=False):
    """A new pool that the caller has to end; where it was made makes no difference."""

    protocol: Protocol
    state: State
    subclass: bool
    made_at: tuple[Module, Extent]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Fresh) and self._compared == other._compared

    def __hash__(self) -> int:
        return hash(self._compared)

    @property
    def _compared(self) -> tuple[Protocol, State, bool]:
        return self.protocol, self.state, self.subclass


class Passed(Struct, frozen=True):
    """The pool that was passed as this parameter."""

    parameter: str


Result: TypeAlias = Fresh | Passed | Known | Results | None


class Outcome(Struct, frozen=True):
    """One way in which a call returns: its result, and the pools it was given."""

    result: Result
    pools: tuple[Held, ...]


class Summary(Struct, frozen=True):
    """All ways in which a call returns; none if it never does."""

    outcomes: tuple[Outcome, ...]
    raises: bool
    releases: bool = False


class SummarySource(Interface):
    """Where the transfer function asks about callees."""

    def of(self, ref: FunctionRef, shape: Shape, flags: Flags = ()) -> Summary:
        """The summary of a function for pools of this shape, and these flags."""

    def may_make(self, ref: FunctionRef) -> bool:
        """Whether calling a function could create a pool."""

    def lasting(self, keeper: Keeper | None, protocol: Protocol) -> Keeper | None:
        """What a callee's keeper means to the caller."""

    def loose_names(self, module: Module, function: int) -> frozenset[str]:
        """The locals that a nested function may end, keep or pass on."""
