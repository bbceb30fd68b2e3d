"""Islands: the parts of a text that have nothing to say to each other.

A file is cut into its functions and classes, as they stand at its top, and the code around them.
Two of these belong together if one says the other's name or that of one of its methods, if one can
get at what the other keeps in an object, a mapping or a variable of the module, or if both belong
to a third. What is found in an island depends on nothing in any other one.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from poolproof.lsp.vocabulary import FunctionNode, Words, words_of

AROUND = 0
"""The island of the code that stands outside of all functions and classes."""
NOWHERE = -1
"""For what does not matter: it is on no island."""


class Unit(Struct, frozen=True):
    """A function or class at the top of a module: its lines, its words, and its island.

    ``names`` are the names by which others can mean it, or its methods.
    """

    first: int
    last: int
    names: frozenset[str]
    words: Words
    island: int = NOWHERE

    def concerns(self, words: Words, shared: frozenset[str]) -> bool:
        """Whether code with these words may have to do with this. ``shared`` are variables."""
        mine = self.words
        return not (
            self.names.isdisjoint(words.all)
            and mine.places.isdisjoint(words.touches)
            and words.places.isdisjoint(mine.touches)
            and shared.isdisjoint(mine.all & words.all)
        )

    def lower(self, grown: int) -> Unit:
        """Return the same unit on other lines."""
        return replace(self, first=self.first + grown, last=self.last + grown)


def units_of(tree: ast.Module) -> Iterator[tuple[ast.AST, Unit]]:
    """Yield the units of a module in the order of the text, with their nodes."""
    for node in tree.body:
        if isinstance(node, FunctionNode):
            names, words = {node.name}, words_of([node])
        elif isinstance(node, ast.ClassDef):
            methods = (each for each in ast.walk(node) if isinstance(each, FunctionNode))
            names = {node.name, *(each.name for each in methods)}
            words = words_of(ast.iter_child_nodes(node))
        else:
            continue
        first = min([node.lineno, *(each.lineno for each in node.decorator_list)])
        last = node.end_lineno or node.lineno
        yield node, Unit(first, last, frozenset(names), words)


def around(tree: ast.Module) -> Words:
    """Return the words of the code around the units. What is exported is not used thereby."""
    return words_of(
        node
        for node in tree.body
        if not isinstance(node, (FunctionNode, ast.ClassDef)) and not _is_export(node)
    )


def _is_export(node: ast.stmt) -> bool:
    targets = node.targets if isinstance(node, ast.Assign) else ()
    return any(isinstance(each, ast.Name) and each.id == "__all__" for each in targets)


def settle(
    units: Sequence[Unit],
    code: Words,
    shared: frozenset[str],
    made_of: Mapping[str, Iterable[str]],
) -> tuple[Unit, ...]:
    """Put units on their islands; those that are nowhere stay there.

    ``code`` are the words of the code around them. ``made_of`` are the words of what a variable
    holds: who says the variable says them too.
    """
    home = list(range(len(units) + 1))

    def root(number: int) -> int:
        while home[number] != number:
            home[number] = home[home[number]]
            number = home[number]
        return number

    mentioning: dict[str, list[int]] = {}
    touching: dict[str, list[int]] = {}
    sharing: dict[str, list[int]] = {}
    matter = [(n, unit) for n, unit in enumerate(units, start=1) if unit.island != NOWHERE]
    for number, words in ((AROUND, code), *((n, unit.words) for n, unit in matter)):
        for name in _unfolded(words.all, made_of):
            mentioning.setdefault(name, []).append(number)
        for name in words.touches:
            touching.setdefault(name, []).append(number)
        for name in words.all & shared:
            sharing.setdefault(name, []).append(number)
    for number, words in ((AROUND, code), *((n, unit.words) for n, unit in matter)):
        names = units[number - 1].names if number else frozenset[str]()
        near = [each for name in names for each in mentioning.get(name, ())]
        near += [each for name in words.places for each in touching.get(name, ())]
        near += [each for name in words.all & shared for each in sharing[name]]
        near += [AROUND for name in words.all & shared]
        for each in near:
            home[root(each)] = root(number)
    base = root(AROUND)
    islands = {n: AROUND if root(n) == base else root(n) or len(home) for n, _ in matter}
    return tuple(
        replace(unit, island=islands.get(number, NOWHERE))
        for number, unit in enumerate(units, start=1)
    )


def _unfolded(names: Iterable[str], made_of: Mapping[str, Iterable[str]]) -> set[str]:
    found = set(names)
    todo = list(found)
    while todo:
        fresh = set(made_of.get(todo.pop(), ())) - found
        found |= fresh
        todo += fresh
    return found
