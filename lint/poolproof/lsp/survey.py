"""What an edit must stay away from, so that all that was found in a text can be used again.

The analysis reads more than it follows: names are resolved, values are looked up, attributes are
searched for. So what is put out of bounds is everything that a word can lead to.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence
from functools import cached_property

from msgspec.structs import replace

from poolproof.analysis import Analysis
from poolproof.linking.meanings import Module
from poolproof.lsp.islands import AROUND, Unit, around, settle, units_of
from poolproof.lsp.leads import Leads, first_line
from poolproof.lsp.reuse import Body, Ground, is_cold
from poolproof.lsp.vocabulary import FunctionNode, words_of
from poolproof.solution import ModuleSolution
from poolproof.syntax.scopes import MODULE, Assigned, Bound, Imported
from poolproof.syntax.spelling import last_word


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
        self.leads = Leads(module)

    def ground(self, lines: tuple[str, ...]) -> Ground:
        """Put together what was found."""
        watched = self._watched()
        words = [self.leads.words[id(node)] for node in watched]
        data = frozenset(name for each in words for name in each.data)
        seen = frozenset(name for each in words for name in each.all)
        hot = frozenset(self._with_aliases(self._hot(watched)))
        variables = self.variables & seen
        ids = {id(node) for node in watched}
        bodies, links = [], set[str]()
        for node in self.leads.functions:
            mine = self.leads.words[id(node)]
            cold = id(node) not in ids and is_cold(mine, hot, data, variables)
            if _has_lines_of_its_own(node, lines):
                last = node.end_lineno or 0
                watching = id(node) in ids
                bodies.append(Body(first_line(node), node.body[0].lineno, last, watching, cold))
            if cold:
                links |= {node.name} | mine.data | (self.variables & mine.all)
        links |= self._class_names() - hot
        return Ground(
            lines,
            self.solution,
            tuple(bodies),
            self._units(ids, hot, data, variables),
            hot,
            data,
            variables,
            frozenset(links - hot),
            self._shared,
            around(self.module.names.tree).all,
            dict(self.module.asked),
        )

    # --- islands -----------------------------------------------------------------------------

    def _units(
        self, watched: set[int], hot: frozenset[str], data: frozenset[str], named: frozenset[str]
    ) -> tuple[Unit, ...]:
        """Put what matters on islands."""
        tree = self.module.names.tree
        units = []
        for node, unit in units_of(tree):
            inside = {id(each) for each in ast.walk(node) if isinstance(each, FunctionNode)}
            matters = inside & watched or not is_cold(unit.words, hot, data, named)
            units.append(replace(unit, island=AROUND) if matters else unit)
        if self._is_of_one_piece():
            return tuple(units)
        code = around(tree)
        code = replace(code, all=code.all | self._imported_back)
        return settle(units, code, self._shared, self.leads.made_of)

    def _is_of_one_piece(self) -> bool:
        """Whether what the code around the functions does may concern all of them.

        Handlers of signals do, and so do modules of the project that import this one as a whole.
        """
        calls = self.module.names.calls.get(MODULE, ())
        if any(last_word(c.func) == "signal" for c in calls):
            return True
        return not self._own_names.isdisjoint(self._imported_back)

    @cached_property
    def _own_names(self) -> frozenset[str]:
        """The last parts of the names that the module itself can go by."""
        return frozenset({self.module.path.stem, self.module.path.parent.name, "*"})

    @cached_property
    def _imported_back(self) -> frozenset[str]:
        """What the other modules that were looked into import from anywhere, by its last name."""
        others = [each for each in self.analysis.program.modules.values() if each is not None]
        scopes = [
            scope
            for other in others
            if other is not self.module
            for scope in (other.names.module, *(each.scope for each in other.names.functions))
        ]
        targets = [
            binding.target
            for scope in scopes
            for bindings in scope.names.values()
            for binding in bindings
            if isinstance(binding, Imported)
        ]
        stars = [f"{star}.*" for scope in scopes for star in scope.stars]
        return frozenset(target.rpartition(".")[2] for target in (*targets, *stars))

    @cached_property
    def _shared(self) -> frozenset[str]:
        """The variables of the module by which its functions can have to do with each other."""
        declared = {
            name for each in self.module.names.functions for name in each.scope.outer
        }  # fmt: skip
        found = self.variables - {
            name
            for name, bindings in self.module.names.module.names.items()
            if all(isinstance(each, Assigned) and _is_fixed(each.value) for each in bindings)
        }
        # Who calls into another module may be asked about by that module.
        return frozenset(found | declared | self._linked())

    def _class_names(self) -> set[str]:
        return {klass.name.rpartition(".")[2] for klass in self.module.names.classes}

    # --- functions ---------------------------------------------------------------------------

    def _watched(self) -> list[FunctionNode]:
        """The functions that were looked into, those they call, and what matters to workers."""
        functions = self.module.names.functions
        lowered = [functions[each].node.lineno for each in self.module.graphs if each != MODULE]
        could = [functions[each].node.lineno for each in self.relevant]
        looked_into = self.leads.around([*lowered, *could])
        called = [
            each for node in looked_into for each in self.leads.named_in(self.leads.words[id(node)])
        ]
        handed = [each.call.line for each in self.solution.submissions]
        targets = [
            target.span.line
            for each in self.solution.submissions
            for target in each.targets
            if target.path == self.solution.path
        ]
        leading = self.leads.leading_to(self.leads.around(handed))
        start = [*self.leads.around([*handed, *targets]), *leading]
        # Code of the module hands over too, and what it says counts.
        around = bool(self.solution.submissions)
        reached = self.leads.reached(start, and_around=around)
        return _unique((*looked_into, *called, *reached, *self._special_methods(reached)))

    def _special_methods(self, methods: Iterable[FunctionNode]) -> list[FunctionNode]:
        """How objects are made and pickled that have one of these methods."""
        names = self.module.names
        owners = {names.owner_of(names.numbers[id(node)]) for node in methods} - {None}
        classes = {
            names.classes[each].name.rpartition(".")[2] for each in owners if each is not None
        }
        family = self.leads.unfolded(classes)
        return [
            node
            for klass in names.classes
            if klass.name.rpartition(".")[2] in family
            for node in self.leads.methods_of(klass)
            if node.name.startswith("__")
        ]

    # --- words -------------------------------------------------------------------------------

    def _hot(self, watched: Sequence[FunctionNode]) -> set[str]:
        catalogue, functions = self.analysis.catalogue, self.module.names.functions
        hot = set(catalogue.words)
        known = (*catalogue.workers, *catalogue.functions, *catalogue.contexts)
        hot |= {name.rpartition(".")[2] for name in known}
        hot |= {n for each in catalogue.workers.values() for n in (*each.tasks, *each.lent)}
        hot |= {node.name for node in watched}
        hot |= {functions[each].name.rpartition(".")[2] for each in self.relevant}
        hot |= self._classes_of(watched)
        hot |= self._places(watched)
        return hot | self._linked() | self._calls_of_processes()

    def _calls_of_processes(self) -> set[str]:
        """The methods by which objects are started, or only run in place, if some can be."""
        workers = self.analysis.catalogue.workers
        known = {name.rpartition(".")[2] for name in workers} | self._linked()
        heads = (words_of(klass.node.bases).all for klass in self.module.names.classes)
        if all(known.isdisjoint(words) for words in heads):
            return set()
        return {"start", *(each.runs for each in workers.values() if each.runs)}

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
        places = kept | {name for node in watched for name in self.leads.words[id(node)].data}
        accessors = {
            node.name
            for node in self.leads.functions
            if not places.isdisjoint(self.leads.words[id(node)].data) and _gives(node, places)
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
            fresh = {name for name, words in self.leads.made_of.items() if words & hot} - hot
            if not fresh:
                return hot
            hot |= fresh

    @cached_property
    def variables(self) -> frozenset[str]:
        """The names of the module that are neither imported nor functions nor classes."""
        return frozenset(
            name
            for name, bindings in self.module.names.module.names.items()
            if any(isinstance(each, (Assigned, Bound)) for each in bindings)
        )


def _is_fixed(value: ast.expr) -> bool:
    """Whether nothing can be put into what an expression makes: constants, loggers."""
    if isinstance(value, ast.Tuple):
        return all(map(_is_fixed, value.elts))
    called = value.func if isinstance(value, ast.Call) else None
    return isinstance(value, ast.Constant) or getattr(called, "attr", "") == "getLogger"


def _gives(node: FunctionNode, places: set[str]) -> bool:
    """Whether a function returns or yields something that is taken out of a place."""
    return any(
        isinstance(each, (ast.Return, ast.Yield))
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
