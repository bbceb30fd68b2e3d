"""Sources: which names of a function get their values from what some expressions give.

What is asked of each assignment, loop by loop, is read from the tree once: a function of hundreds
of lines asks for each way out of its loops, and for each kind of wait in them.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct, field

from poolproof.flow.graph import Extent, contains, extent
from poolproof.syntax.children import children, walk
from poolproof.syntax.spelling import dotted
from poolproof.tasks.conduct.leaving.wanting import emptied, wants
from poolproof.tasks.evaluation.returning import own_nodes

_CONTAINERS = frozenset({"list", "dict", "set", "tuple", "deque"})


class Binding(Struct, frozen=True):
    """An assignment, or what binds names as one does: the names, the value, where it stands."""

    names: frozenset[str]
    value: ast.expr
    node: ast.AST

    @property
    def truth(self) -> bool | None:
        """Whether the value is true; None if that is not to be seen."""
        return _truth(self.value)

    def keeps(self, truths: frozenset[tuple[str, bool]]) -> bool:
        """Whether it makes a name as true or as false as it is said to be."""
        truth = self.truth
        return truth is not None and any((name, truth) in truths for name in self.names)


class _Reading(Struct, frozen=True):
    """The names that expressions read, and all the nodes that they are made of."""

    names: frozenset[str]
    nodes: frozenset[int]


class _Place(Struct, frozen=True):
    """An assignment in a loop, and what it depends on there.

    ``read`` are its value and the tests around it, ``nodes`` all they are made of and what a
    ``try`` does before it, ``held`` the conditions that hold where it stands.
    """

    binding: Binding
    read: frozenset[str]
    nodes: frozenset[int]
    held: tuple[ast.expr, ...]


class Enclosing:
    """What each node of a function stands in, looked up when first asked for."""

    def __init__(self, function: ast.AST) -> None:
        self._function = function
        self._parents: dict[int, ast.AST] = {}

    def around(self, node: ast.AST) -> Iterator[ast.AST]:
        """What a node stands in, inside out, up to the function itself."""
        if not self._parents:
            for parent in (self._function, *own_nodes(self._function)):
                for child in children(parent):
                    self._parents[id(child)] = parent
        each = self._parents.get(id(node))
        while each is not None:
            yield each
            each = self._parents.get(id(each))


class Sources(Struct):
    """Answers for one function: its assignments, and what each of its nodes stands in."""

    bindings: list[Binding]
    enclosing: Enclosing
    _read: dict[int, _Reading] = field(default_factory=dict)
    _places: dict[Extent, list[_Place]] = field(default_factory=dict)

    def depending(self, sources: Iterable[ast.expr]) -> frozenset[str]:
        """The names whose values come from one of the expressions, over any number of steps."""
        marked = {id(source) for source in sources}
        names: set[str] = set()
        while True:
            before = len(names)
            for each in self.bindings:
                if not names.issuperset(each.names) and self._says(each.value, names, marked):
                    names |= each.names
            if len(names) == before:
                return frozenset(names)

    def told(
        self, sources: Iterable[ast.expr], loop: Extent, kept: frozenset[tuple[str, bool]]
    ) -> frozenset[str]:
        """The names that get a new value in a loop only by what the expressions give.

        Either the value comes from one of them, or a test around the assignment does, or the
        assignment is what a ``try`` comes to if one of them raises nothing. ``kept`` says of
        names that the loop goes on as long as they are true, or false.
        """
        marked = {id(source) for source in sources}
        known: dict[frozenset[str], frozenset[str]] = {}

        def asks(test: ast.expr, wanted: frozenset[str]) -> bool:
            """Whether a test only holds by what the expressions give."""
            if not wanted:
                return False
            if wanted not in known:
                held = frozenset((name, False) for name in wanted)
                known[wanted] = self._told(marked, loop, held, _never)
            return self._says(test, known[wanted], marked)

        return self._told(marked, loop, kept, asks)

    def _told(
        self,
        marked: set[int],
        loop: Extent,
        kept: frozenset[tuple[str, bool]],
        asks: Callable[[ast.expr, frozenset[str]], bool],
    ) -> frozenset[str]:
        within = self._inside(loop)
        bound = [each.binding for each in within]
        kept |= {(name, False) for name in emptied(bound, {n for n, true in kept if not true})}
        inside = [each for each in within if not each.binding.keeps(kept)]
        open_ = [
            each
            for each in inside
            if marked.isdisjoint(each.nodes)
            and not any(asks(test, wants(test)) for test in each.held)
        ]
        every = frozenset(name for each in inside for name in each.binding.names)
        names: frozenset[str] = frozenset()
        while True:
            free = [each.binding.names for each in open_ if names.isdisjoint(each.read)]
            told = every.difference(*free)
            if told == names:
                return names
            names = told

    def _inside(self, loop: Extent) -> list[_Place]:
        if loop not in self._places:
            self._places[loop] = [
                self._place(each, loop)
                for each in self.bindings
                if contains(loop, extent(each.value))
            ]
        return self._places[loop]

    def _place(self, binding: Binding, loop: Extent) -> _Place:
        asked = [self._of(each) for each in (binding.value, *self._tests_around(binding, loop))]
        tried = [self._of(each) for each in self._tried_before(binding, loop)]
        return _Place(
            binding,
            frozenset().union(*(each.names for each in asked)),
            frozenset().union(*(each.nodes for each in (*asked, *tried))),
            tuple(self._tests_held(binding, loop)),
        )

    def _says(self, node: ast.AST, names: Iterable[str], marked: set[int]) -> bool:
        reading = self._of(node)
        return not (reading.names.isdisjoint(names) and marked.isdisjoint(reading.nodes))

    def _of(self, node: ast.AST) -> _Reading:
        if id(node) not in self._read:
            every = list(walk(node))
            paths = (dotted(each) for each in every if isinstance(each, (ast.Name, ast.Attribute)))
            self._read[id(node)] = _Reading(
                frozenset(filter(None, paths)), frozenset(map(id, every))
            )
        return self._read[id(node)]

    def _tried_before(self, binding: Binding, loop: Extent) -> Iterator[ast.stmt]:
        """The statements of a ``try`` in a loop that stand before an assignment."""
        inner: ast.AST = binding.node
        for node in self.enclosing.around(inner):
            if isinstance(node, ast.Try) and inner in node.body and contains(loop, extent(node)):
                yield from node.body[: node.body.index(inner)]
            inner = node

    def _tests_held(self, binding: Binding, loop: Extent) -> Iterator[ast.expr]:
        """The conditions inside a loop that hold where an assignment is come to."""
        inner: ast.AST = binding.node
        for node in self.enclosing.around(inner):
            if isinstance(node, ast.If) and inner in node.body and contains(loop, extent(node)):
                yield node.test
            inner = node

    def _tests_around(self, binding: Binding, loop: Extent) -> Iterator[ast.expr]:
        """The conditions inside a loop under which an assignment is come to."""
        for node in self.enclosing.around(binding.node):
            if isinstance(node, (ast.If, ast.While)) and extent(node) != loop:
                if not contains(loop, extent(node)):
                    return
                yield node.test
            elif isinstance(node, ast.Match):
                yield node.subject


def mentions(node: ast.AST, names: Iterable[str], marked: set[int]) -> bool:
    """Whether an expression reads one of the names, or contains one of the marked nodes."""
    known = set(names)
    return any(
        id(each) in marked
        or (isinstance(each, (ast.Name, ast.Attribute)) and dotted(each) in known)
        for each in walk(node)
    )


def _never(test: ast.expr, wanted: frozenset[str]) -> bool:
    del test, wanted
    return False


def _truth(node: ast.expr) -> bool | None:
    """Whether what is written out is true; None if that is not to be seen."""
    if isinstance(node, ast.Constant):
        return bool(node.value)
    if isinstance(node, ast.Dict):
        return bool(node.keys)
    if isinstance(node, (ast.List, ast.Tuple, ast.Set)):
        return bool(node.elts)
    if isinstance(node, ast.Call) and not node.args and not node.keywords:
        return False if getattr(node.func, "id", "") in _CONTAINERS else None
    return None
