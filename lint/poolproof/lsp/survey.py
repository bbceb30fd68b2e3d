"""What an edit must stay away from, so that all that was found in a text can be used again.

The analysis reads more than it follows: names are resolved, values are looked up, attributes are
searched for. So what is put out of bounds is everything that a word can lead to.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from poolproof.analysis import Analysis
from poolproof.linking.modules import Module
from poolproof.lsp.reuse import Body, Ground, is_cold
from poolproof.lsp.vocabulary import FunctionNode, Words, words_of
from poolproof.solution import ModuleSolution
from poolproof.syntax.scopes import MODULE, Assigned, Bound, Imported


def survey(
    lines: tuple[str, ...],
    analysis: Analysis,
    module: Module,
    solution: ModuleSolution,
    relevant: Iterable[int],
) -> Ground | None:
    """Survey a text that was just solved; None if there is no telling what matters in it.

    ``relevant`` are the functions that could create a pool.
    """
    if module.names.module.stars or solution.errors or solution.unreadable is not None:
        return None
    return _Survey(analysis, module, solution, frozenset(relevant)).ground(lines)


class _Survey:
    """Finds out what matters in a module."""

    def __init__(
        self,
        analysis: Analysis,
        module: Module,
        solution: ModuleSolution,
        relevant: frozenset[int],
    ) -> None:
        self.analysis = analysis
        self.module = module
        self.solution = solution
        self.relevant = relevant - {MODULE}
        self.functions = tuple(_functions(module.names.tree.body))
        self.words = {id(node): words_of([node]) for node in self.functions}
        self.by_name: dict[str, list[FunctionNode]] = {}
        self.by_data: dict[str, list[FunctionNode]] = {}
        for node in self.functions:
            self.by_name.setdefault(node.name, []).append(node)
            for name in self.words[id(node)].data:
                self.by_data.setdefault(name, []).append(node)
        scopes = (module.names.module, *(klass.scope for klass in module.names.classes))
        self.made_of: dict[str, set[str]] = {}
        for scope in scopes:
            for name, bindings in scope.names.items():
                for binding in bindings:
                    if isinstance(binding, Assigned):
                        self.made_of.setdefault(name, set()).update(words_of([binding.value]).all)

    def ground(self, lines: tuple[str, ...]) -> Ground:
        """Put together what was found."""
        watched = self._watched()
        words = [self.words[id(node)] for node in watched]
        data = frozenset(name for each in words for name in each.data)
        seen = frozenset(name for each in words for name in each.all)
        hot = frozenset(self._with_aliases(self._hot(watched)))
        variables = self.variables & seen
        ids = {id(node) for node in watched}
        bodies, links = [], set[str]()
        for node in self.functions:
            mine = self.words[id(node)]
            cold = id(node) not in ids and is_cold(mine, hot, data, variables)
            if _has_lines_of_its_own(node, lines):
                last = node.end_lineno or 0
                watching = id(node) in ids
                bodies.append(Body(_first(node), node.body[0].lineno, last, watching, cold))
            if cold:
                links |= {node.name} | mine.data | (self.variables & mine.all)
        links |= self._class_names() - hot
        return Ground(
            lines, self.solution, tuple(bodies), hot, data, variables, frozenset(links - hot)
        )

    def _class_names(self) -> set[str]:
        return {klass.name.rpartition(".")[2] for klass in self.module.names.classes}

    # --- functions ---------------------------------------------------------------------------

    def _watched(self) -> list[FunctionNode]:
        """The functions that were looked into, those they call, and what matters to workers."""
        functions = self.module.names.functions
        lowered = [functions[each].node.lineno for each in self.module.graphs if each != MODULE]
        could = [functions[each].node.lineno for each in self.relevant]
        looked_into = self._around([*lowered, *could])
        called = [each for node in looked_into for each in self._named_in(self.words[id(node)])]
        handed = [each.call.line for each in self.solution.submissions]
        targets = [
            target.span.line
            for each in self.solution.submissions
            for target in each.targets
            if target.path == self.solution.path
        ]
        return _unique((*looked_into, *called, *self._reached(self._around([*handed, *targets]))))

    def _around(self, lines: Sequence[int]) -> list[FunctionNode]:
        return [
            node
            for node in self.functions
            if any(_first(node) <= line <= (node.end_lineno or 0) for line in lines)
        ]

    def _reached(self, start: list[FunctionNode]) -> list[FunctionNode]:
        """All functions to which a word can lead, or an attribute that others fill."""
        found = {id(node): node for node in start}
        todo = [self.words[each] for each in found]
        if self.solution.submissions:  # module code hands over too, and what it says counts
            todo.append(words_of(_outside_functions(self.module.names.tree.body)))
        while todo:
            words = todo.pop()
            filling = [node for name in words.data for node in self.by_data.get(name, ())]
            for node in (*self._named_in(words), *filling):
                if id(node) not in found:
                    found[id(node)] = node
                    todo.append(self.words[id(node)])
        return list(found.values())

    def _named_in(self, words: Words) -> list[FunctionNode]:
        """The functions that are named, directly or by way of variables of modules and classes."""
        names = set(words.all)
        todo = list(names)
        while todo:
            fresh = self.made_of.get(todo.pop(), set()) - names
            names |= fresh
            todo += fresh
        return [node for name in names for node in self.by_name.get(name, ())]

    # --- words -------------------------------------------------------------------------------

    def _hot(self, watched: Sequence[FunctionNode]) -> set[str]:
        catalogue, functions = self.analysis.catalogue, self.module.names.functions
        hot = set(catalogue.words)
        hot |= {name.rpartition(".")[2] for name in (*catalogue.workers, *catalogue.contexts)}
        hot |= {name for each in catalogue.workers.values() for name in each.tasks}
        hot |= {node.name for node in watched}
        hot |= {functions[each].name.rpartition(".")[2] for each in self.relevant}
        hot |= self._classes_of(watched)
        hot |= self._places(watched)
        return hot | self._linked()

    def _classes_of(self, watched: Sequence[FunctionNode]) -> set[str]:
        """The classes that have watched methods, and those that inherit from them."""
        names = self.module.names
        numbers = [names.numbers[id(node)] for node in watched]
        owners = {names.owner_of(number) for number in numbers} - {None}
        found = {names.classes[each].name.rpartition(".")[2] for each in owners if each is not None}
        for klass in names.classes:  # a subclass stands below its bases
            if not found.isdisjoint(words_of(klass.node.bases).all):
                found.add(klass.name.rpartition(".")[2])
        return found

    def _places(self, watched: Sequence[FunctionNode]) -> set[str]:
        """The places that keep pools, and the functions that hand out what is kept there."""
        kept = {each.holder for each in self.solution.sites}
        kept |= {each.variable.rpartition(".")[2] for each in self.solution.sites}
        kept -= {""}
        places = kept | {name for node in watched for name in self.words[id(node)].data}
        accessors = {
            node.name
            for node in self.functions
            if not places.isdisjoint(self.words[id(node)].data) and _gives(node, places)
        }
        return kept | accessors

    def _linked(self) -> set[str]:
        """The names that are imported from other modules of the project."""
        program = self.analysis.program
        return {
            name
            for name, bindings in self.module.names.module.names.items()
            for binding in bindings
            if isinstance(binding, Imported)
            and program.home_of(self.module, binding.target)[0] is not None
        }

    def _with_aliases(self, hot: set[str]) -> set[str]:
        """Add the variables of the module and of classes that are made of hot words."""
        while True:
            fresh = {name for name, words in self.made_of.items() if words & hot} - hot
            if not fresh:
                return hot
            hot |= fresh

    @cached_property
    def variables(self) -> frozenset[str]:
        """The names of the module that are neither imported nor functions nor classes."""
        return frozenset(
            name
            for name, bindings in self.module.names.module.names.items()
            if any(isinstance(each, Assigned | Bound) for each in bindings)
        )


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


def _first(node: FunctionNode) -> int:
    return min([node.lineno, *(each.lineno for each in node.decorator_list)])


def _gives(node: FunctionNode, places: set[str]) -> bool:
    """Whether a function returns or yields something that is taken out of a place."""
    return any(
        isinstance(each, ast.Return | ast.Yield)
        and each.value is not None
        and not places.isdisjoint(words_of([each.value]).data)
        for each in ast.walk(node)
    )


def _has_lines_of_its_own(node: FunctionNode, lines: Sequence[str]) -> bool:
    """Whether nothing else stands on the first line of the body, as in ``def f(): pass``."""
    first = node.body[0]
    return not lines[first.lineno - 1][: first.col_offset].strip() and first.lineno > node.lineno


def _unique(nodes: Iterable[FunctionNode]) -> list[FunctionNode]:
    return list({id(node): node for node in nodes}.values())
