"""Where words lead: from a function to those it names, to who fills what it reads, and back."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence

from poolproof.linking.meanings import Module
from poolproof.lsp.vocabulary import FunctionNode, Words, words_of
from poolproof.syntax.scopes import Assigned, Class


class Leads:
    """The functions of a module, and the words by which they can have to do with each other.

    ``words`` are those of each function by the identity of its node; ``made_of`` those of what a
    variable or class is made of; ``by_name`` has functions by their names, and the methods of
    classes by those of the classes; ``by_data`` by the attributes that they say.
    """

    def __init__(self, module: Module) -> None:
        self.module = module
        self.functions = tuple(_functions(module.names.tree.body))
        self.words = {id(node): words_of([node]) for node in self.functions}
        self.made_of: dict[str, set[str]] = {}
        self.by_name: dict[str, list[FunctionNode]] = {}
        self.by_data: dict[str, list[FunctionNode]] = {}
        for node in self.functions:
            self.by_name.setdefault(node.name, []).append(node)
            for name in self.words[id(node)].data:
                self.by_data.setdefault(name, []).append(node)
        for klass in module.names.classes:
            name = klass.name.rpartition(".")[2]
            self.by_name.setdefault(name, []).extend(self.methods_of(klass))
            self.made_of.setdefault(name, set()).update(words_of(klass.node.bases).all)
        scopes = (module.names.module, *(klass.scope for klass in module.names.classes))
        for scope in scopes:
            for name, bindings in scope.names.items():
                for binding in bindings:
                    if isinstance(binding, Assigned):
                        self.made_of.setdefault(name, set()).update(words_of([binding.value]).all)

    def named_in(self, words: Words) -> list[FunctionNode]:
        """The functions that are named, directly or by way of variables of modules and classes."""
        names = self.unfolded(words.all)
        return [node for name in names for node in self.by_name.get(name, ())]

    def unfolded(self, names: Iterable[str]) -> set[str]:
        """Names, and all that the variables and classes among them are made of."""
        found = set(names)
        todo = list(found)
        while todo:
            fresh = self.made_of.get(todo.pop(), set()) - found
            found |= fresh
            todo += fresh
        return found

    def leading_to(self, functions: Iterable[FunctionNode]) -> list[FunctionNode]:
        """The functions that say the names of others: they may fill what those hand on."""
        found = {id(node): node for node in functions}
        todo = list(found.values())
        while todo:
            name = todo.pop().name
            for node in self.functions:
                if id(node) not in found and name in self.words[id(node)].all:
                    found[id(node)] = node
                    todo.append(node)
        return list(found.values())

    def reached(self, start: list[FunctionNode], *, and_around: bool) -> list[FunctionNode]:
        """All functions to which a word can lead, or an attribute that others fill.

        With ``and_around`` the words around the functions lead to some too.
        """
        found = {id(node): node for node in start}
        todo = [self.words[each] for each in found]
        if and_around:
            todo.append(words_of(_outside_functions(self.module.names.tree.body)))
        while todo:
            words = todo.pop()
            filling = [node for name in words.data for node in self.by_data.get(name, ())]
            for node in (*self.named_in(words), *filling):
                if id(node) not in found:
                    found[id(node)] = node
                    todo.append(self.words[id(node)])
        return list(found.values())

    def methods_of(self, klass: Class) -> list[FunctionNode]:
        """The methods of a class."""
        known = self.module.names.functions
        nodes = {id(known[each].node) for each in klass.methods.values()}
        return [node for node in self.functions if id(node) in nodes]

    def around(self, lines: Sequence[int]) -> list[FunctionNode]:
        """The functions that any of the lines is in."""
        return [
            node
            for node in self.functions
            if any(first_line(node) <= line <= (node.end_lineno or 0) for line in lines)
        ]


def first_line(node: FunctionNode) -> int:
    """The first line of a function with its decorators."""
    return min([node.lineno, *(each.lineno for each in node.decorator_list)])


def _functions(body: Sequence[ast.stmt]) -> Iterator[FunctionNode]:
    for node in body:
        if isinstance(node, FunctionNode):
            yield node
        elif isinstance(node, ast.ClassDef):
            yield from _functions(node.body)


def _outside_functions(body: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    for node in body:
        if isinstance(node, ast.ClassDef):
            yield from _outside_functions(node.body)
        elif not isinstance(node, FunctionNode):
            yield node
