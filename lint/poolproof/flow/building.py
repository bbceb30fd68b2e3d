"""Building a graph: nodes, the places of values, the ways out of what is around.

The builder keeps the loose ends of the paths that have not been continued yet; emitting a node ties
them to it.
"""

from __future__ import annotations

import ast

from msgspec import Struct

from poolproof.flow.frames import CleanupFrame, Ends, Frame, HandlerFrame, LoopFrame
from poolproof.flow.graph import Cycle, Edge, Extent, extent, new_graph
from poolproof.flow.ops import Nothing, Op, Place
from poolproof.syntax.spelling import dotted


class Numbering(Struct, frozen=True):
    """The numbers that nested functions have in their module."""

    of: dict[int, int]

    def number(self, node: ast.AST) -> int:
        """The number of a function node of this module."""
        return self.of[id(node)]


class Builder:
    """A graph that grows."""

    def __init__(self, name: str, at: Extent, numbering: Numbering) -> None:
        self.graph = new_graph(name, at)
        self.numbering = numbering
        self.frames: list[Frame] = []
        self.ends: Ends = [(self.graph.entry, Edge.NEXT)]
        self.loops: list[Cycle] = []
        self.prefix = ""
        self.temporaries: list[Place] = []
        self.counter = 0
        self.computing = False
        # The variables of the comprehensions around that are called like others of the function.
        self.inner: dict[str, Place] = {}
        self.stored: set[Place] = set()

    def emit(self, op: Op, at: ast.AST | Extent, *, raises: bool = False) -> int:
        """Append a node behind the loose ends; its NEXT edge is the new loose end."""
        where = at if isinstance(at, Extent) else extent(at)
        number = self.graph.add(op, where, self.loops[-1] if self.loops else None)
        self.tie(number)
        self.ends = [(number, Edge.NEXT)]
        if raises:
            self.graph.link(number, Edge.RAISES, self.landing())
        return number

    def tie(self, target: int) -> None:
        """Link every loose end to a node."""
        for source, edge in self.ends:
            self.graph.link(source, edge, target)
        self.ends = []

    def landing(self) -> int:
        """Where an exception that is raised here goes first."""
        for frame in reversed(self.frames):
            if isinstance(frame, HandlerFrame):
                return frame.landing
            if isinstance(frame, CleanupFrame):
                if frame.landing is None:
                    frame.landing = self.graph.add(Nothing("unwinding"), Extent(0, 0, 0, 0))
                return frame.landing
        return self.graph.raised

    def leave(self, stop: LoopFrame | None, reason: object) -> bool:
        """Run the cleanups between here and ``stop`` (None: the function), innermost first.

        Copies are shared between jumps with the same reason; False if the path has been joined to
        one that was lowered before.
        """
        saved = self.frames
        try:
            for depth in range(len(saved) - 1, -1, -1):
                frame = saved[depth]
                if frame is stop:
                    break
                if not isinstance(frame, CleanupFrame):
                    continue
                known = frame.copies.get(reason)
                if known is not None:
                    self.tie(known)
                    return False
                entry = self.graph.add(Nothing("leaving"), Extent(0, 0, 0, 0))
                frame.copies[reason] = entry
                self.tie(entry)
                self.ends = [(entry, Edge.NEXT)]
                self.frames = saved[:depth]
                frame.lower(False)
            return True
        finally:
            self.frames = saved

    # --- places ----------------------------------------------------------------------------

    def fresh(self) -> Place:
        """A temporary that outlives its statement."""
        self.counter += 1
        return f"%{self.counter}"

    def temporary(self) -> Place:
        """A temporary that is forgotten at the end of its statement."""
        place = self.fresh()
        self.temporaries.append(place)
        return place

    def place_of(self, node: ast.expr) -> Place | None:
        """The place that a name or a chain of attributes on a name denotes."""
        path = dotted(node)
        if path is None:
            return None
        if self.inner:
            path = self.inside(path)
        return self.prefix + path if self.prefix else path

    def inside(self, path: str) -> str:
        """A path as it is meant where comprehensions around have variables of their own."""
        root, dot, rest = path.partition(".")
        return f"{self.inner.get(root, root)}{dot}{rest}"
