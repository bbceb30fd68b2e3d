"""What surrounds a statement: loops to jump out of, handlers, and ``finally`` to pass through.

A ``finally`` body (and the exit of a ``with``) is lowered once for every way of leaving: falling
off the end, raising, returning, breaking, continuing. That keeps the ways apart in the graph, so
that the state in which a path returned is not mixed with the one in which it raised.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct, field

from poolproof.flow.graph import Edge

Ends = list[tuple[int, Edge]]


class LoopFrame(Struct):
    """A loop: ``head`` is where ``continue`` goes; breaks collect their loose ends."""

    head: int
    breaks: Ends = field(default_factory=list)


class HandlerFrame(Struct):
    """A ``try`` with handlers: exceptions of its body land on ``landing``."""

    landing: int


class CleanupFrame(Struct):
    """A ``finally`` or a ``with``: ``lower(raising)`` appends its code to the current ends.

    ``suppress`` collects the ends of the paths on which the code swallows the exception.
    """

    lower: Callable[[bool], None]
    landing: int | None = None
    copies: dict[object, int] = field(default_factory=dict)
    suppressed: Ends = field(default_factory=list)


Frame = LoopFrame | HandlerFrame | CleanupFrame
