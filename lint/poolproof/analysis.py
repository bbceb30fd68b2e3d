"""From candidate files to solutions: the stages between reading and judging."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from poolproof.finding import CheckError, ErrorKind, Span, traceback_of
from poolproof.flow.explore import Exploration, explore
from poolproof.flow.graph import Edge, Extent
from poolproof.flow.ops import Call
from poolproof.flow.turns import depends_on_turn
from poolproof.linking.meanings import Module
from poolproof.linking.program import Program
from poolproof.program.expectation import is_expected
from poolproof.program.exports import Export, exported_classes, exported_pools, exported_workers
from poolproof.program.judgement import Judge
from poolproof.program.ownership import Ownership
from poolproof.program.results import Results, owes_results
from poolproof.program.summaries import Summaries, start_world
from poolproof.solution import (
    ALL_PARTS,
    Fault,
    Hazard,
    Loop,
    Misuse,
    ModuleSolution,
    Part,
    Site,
    Submission,
    Verdict,
    Work,
    follows_tasks,
)
from poolproof.source.ignores import NO_PATTERNS, Patterns
from poolproof.source.text import LineIndex
from poolproof.source.unit import Corpus, SourceUnit
from poolproof.syntax.parse import ParseFailure, parse
from poolproof.syntax.scopes import MODULE
from poolproof.tasks.conduct.conducts import Conducts
from poolproof.tasks.conduct.waiting import NO_WAITS, Waits
from poolproof.tasks.evaluation.evaluator import Evaluator
from poolproof.tasks.faults.faults import Faults
from poolproof.tasks.orphans.hazards import Hazards
from poolproof.tasks.submitting.submissions import Submissions
from poolproof.tasks.submitting.submitted import Places, submission
from poolproof.typestate.catalogue import Catalogue
from poolproof.typestate.frame import Frame
from poolproof.typestate.store import RETURNED, World
from poolproof.typestate.transfer import Transfer
from poolproof.typestate.witness import Storyteller


class Analysis:
    """The shared tables of one run: modules, summaries, ownership.

    Of the ``parts`` of a solution it works out those.
    """

    def __init__(
        self,
        corpus: Corpus,
        catalogue: Catalogue,
        waits: Waits = NO_WAITS,
        long: float = 300,
        forked: Patterns = NO_PATTERNS,
        parts: frozenset[Part] = ALL_PARTS,
    ) -> None:
        self.parts = parts
        self.catalogue = catalogue
        self.program = Program(corpus, dict(catalogue.contexts), catalogue.outside, catalogue.words)
        self._handing_out: dict[Path, set[str]] = {}
        self.summaries = Summaries(self.program, catalogue)
        self.ownership = Ownership(self.program, self.summaries)
        self.summaries.ownership = self.ownership
        evaluator = Evaluator(self.program)
        self.submissions = Submissions(evaluator, catalogue)
        self.places = Places()
        self.faults = Faults(evaluator, catalogue, self.places, forked)
        conducts = Conducts(evaluator, waits, long)
        self.hazards = Hazards(conducts, catalogue, self.submissions, self.places)

    def release(self) -> None:
        """Let go of everything; the analysis cannot be used any more.

        Some of its parts refer to each other. Without that, the trees that they hold are gone at
        once and need not be searched for.
        """
        del self.summaries.ownership, self.submissions.receivers
        self.submissions.evaluator.release()
        self.submissions.far.release()

    def solve(self, unit: SourceUnit) -> ModuleSolution:
        """The solution of one module; what goes wrong in it is part of the solution."""
        try:
            module = self.module(unit)
        except ParseFailure as failure:
            span = Span(failure.line, failure.column, failure.line, failure.column + 1)
            error = CheckError(unit.shown, failure.message, ErrorKind.INPUT)
            return ModuleSolution(unit.shown, unreadable=error, unreadable_span=span)
        sites: list[Site] = []
        misuses: list[Misuse] = []
        works: list[Work] = []
        errors: list[CheckError] = []
        index = LineIndex(unit.text)
        for function in self.relevant(module):
            try:
                subject = Subject(self, module, function, index)
                sites.extend(subject.sites())
                self._note_maker(module, function, subject)
                misuses.extend(subject.misuses())
                if Part.RESULTS in self.parts:
                    works.extend(subject.works())
            except Exception as crash:
                errors.append(_crash(unit.shown, subject_name(module, function), crash))
        submissions, faults = tuple[Submission, ...](), tuple[Fault, ...]()
        hazards: tuple[Hazard, ...] = ()
        try:
            submissions, faults, hazards = self._tasks(module)
        except Exception as crash:
            errors.append(_crash(unit.shown, "what workers run", crash))
        return ModuleSolution(
            unit.shown,
            tuple(sorted(sites, key=lambda site: site.call)),
            tuple(sorted(misuses, key=lambda misuse: misuse.span)),
            submissions,
            tuple(sorted(works, key=lambda work: (work.span, work.call))),
            faults,
            hazards,
            errors=tuple(errors),
        )

    def _tasks(
        self, module: Module
    ) -> tuple[tuple[Submission, ...], tuple[Fault, ...], tuple[Hazard, ...]]:
        """What is given to workers in this module, and what that can lead to."""
        if not follows_tasks(self.parts):
            return (), (), ()
        handed, hazards, faults = self.submissions.of(module), list[Hazard](), list[Fault]()
        if Part.HAZARDS in self.parts:
            hazards = sorted(self.hazards.of(module, handed), key=lambda each: each.call)
        if Part.FAULTS in self.parts:
            faults += self.faults.of(module, handed)
        told = tuple(submission(each, self.places) for each in handed)
        return told, tuple(faults), tuple(hazards)

    def running(self, module: Module) -> frozenset[int]:
        """The functions of a module that submit tasks, or that tasks may run."""
        found: set[int] = set()
        for handed in self.submissions.of(module):
            found.add(handed.function)
            for function, context in handed.tasks:
                touched = self.hazards.conducts.of(function, context).touched
                found.update(ref.index for ref in touched if ref.module is module)
        return frozenset(found)

    def exports(self, unit: SourceUnit) -> frozenset[Export]:
        """The names by which others can get pools from a unit that was solved and could be read."""
        module = self.program.modules.get(unit.path)
        if module is None:
            return frozenset()
        functions = (Export.of(module, name) for name in self._handing_out.get(unit.path, ()))
        classes = exported_classes(self.program, self.catalogue, module)
        if not follows_tasks(self.parts):
            return frozenset([*functions, *classes])
        may_give = self.submissions.starters.may_give
        workers = exported_workers(self.program, self.catalogue, module, may_give)
        pools = exported_pools(self.catalogue, module, self.submissions.holds_pool)
        return frozenset([*functions, *classes, *workers, *pools])

    def receivers(self, unit: SourceUnit) -> frozenset[str]:
        """The other files that a unit, which was solved, hands pools or classes of processes to."""
        module = self.program.modules.get(unit.path) if follows_tasks(self.parts) else None
        found = self.submissions.receivers.of(module) if module is not None else ()
        return frozenset(map(str, found))

    def _note_maker(self, module: Module, function: int, subject: Subject) -> None:
        """Remember a function that hands out pools."""
        if function == MODULE:
            return
        name = module.names.functions[function].name.rpartition(".")[2]
        if name.isidentifier() and subject.hands_out():
            self._handing_out.setdefault(module.path, set()).add(name)

    def module(self, unit: SourceUnit) -> Module:
        """The parsed module of a unit. Raises ``ParseFailure``."""
        known = self.program.modules.get(unit.path)
        if known is not None and known.text == unit.text:
            return known
        return self.program.add(unit, parse(unit.text))

    def relevant(self, module: Module) -> list[int]:
        """The functions that could create a pool, the module's own code among them."""
        candidates = (MODULE, *range(len(module.names.functions)))
        return [f for f in candidates if self.summaries.mentions(module, f)]


class Subject:
    """One function under analysis."""

    def __init__(self, analysis: Analysis, module: Module, function: int, index: LineIndex) -> None:
        self.analysis = analysis
        self.frame, self.found = self._search(module, function, coarse=False)
        if not self.found.complete:
            self.frame, self.found = self._search(module, function, coarse=True)
        self.story = Storyteller(self.frame, index)
        self.judge = Judge(self.frame, self.found, analysis.ownership, self.story)

    def _search(
        self, module: Module, function: int, *, coarse: bool
    ) -> tuple[Frame, Exploration[World]]:
        """Explore the function; a coarse search keeps no answers, so it has fewer states."""
        frame = self._frame(module, function, coarse=coarse)
        start = start_world(frame, {}, {})
        return frame, explore(frame.graph, [start], Transfer(frame))

    def _frame(self, module: Module, function: int, *, coarse: bool) -> Frame:
        shared = self.analysis
        return Frame(
            shared.program, shared.catalogue, shared.summaries, module, function,
            module.graph(function), coarse,
        )  # fmt: skip

    def works(self) -> Iterator[Work]:
        """The submissions whose results come later, and what becomes of them."""
        protocols = {birth.protocol for birth in self.frame.births.values()}
        if owes_results(self.frame.graph, protocols) and not self.frame.patched:
            fresh = self._frame(self.frame.module, self.frame.function, coarse=False)
            yield from Results(fresh, self.story).works()

    def sites(self) -> Iterator[Site]:
        """The creation sites with their fates."""
        for pool, copies in self._copies().items():
            birth = self.frame.births[pool]
            node = self.frame.graph.nodes[pool]
            assert isinstance(node.op, Call)
            fate = self.judge.worst(copies)
            if birth.maker and fate.verdict is not Verdict.LEAKED:
                continue
            holders = self.frame.holders.get(pool, set())
            yield Site(
                self.story.span(node.at),
                node.op.func if node.op.func[0] != "%" else node.op.method or birth.maker,
                birth.protocol,
                self.frame.graph.name,
                fate,
                self.story.variable(pool),
                min((holder.name for holder in holders), default=""),
                self._loop(pool),
            )

    def _loop(self, pool: int) -> Loop | None:
        cycle = self.frame.graph.nodes[pool].loop
        if cycle is None:
            return None
        again = self.frame.graph.leads_to(pool, pool, without=(Edge.RAISES, Edge.CAUGHT))
        whole, head = self.story.span(cycle.at), self.story.span(cycle.head)
        varies = depends_on_turn(self.frame.graph, pool)
        return Loop(whole, head, cycle.endless, leaves=not again, varies=varies)

    def _copies(self) -> dict[int, list[int]]:
        """The nodes of each creating call: a ``finally`` has one for every way into it."""
        by_place: dict[Extent, list[int]] = {}
        for pool in sorted(self.frame.births):
            by_place.setdefault(self.frame.graph.nodes[pool].at, []).append(pool)
        return {copies[0]: copies for copies in by_place.values()}

    def hands_out(self) -> bool:
        """Whether the function returns a pool that it made."""
        return any(
            held.keeper is not None and held.keeper.why == RETURNED
            for world in self.found.at(self.frame.graph.exit)
            for held in world.pools.values()
        )

    def misuses(self) -> Iterator[Misuse]:
        """The operations that meet a pool in a state that forbids them."""
        seen: set[Extent] = set()
        nodes = self.frame.graph.nodes
        for clash in self.frame.clashes:
            at = nodes[clash.node].at
            if at in seen or not self.found.complete or self.frame.coarse:
                continue
            if is_expected(self.frame, clash):
                continue
            seen.add(at)
            steps = self.story.steps(self.found, clash.node, clash.world, clash.pool)
            op = nodes[clash.node].op
            receiver = op.recv if isinstance(op, Call) and op.recv is not None else ""
            yield Misuse(
                clash.kind,
                self.story.span(nodes[clash.node].at),
                clash.operation,
                self.frame.births[clash.pool].protocol,
                self.story.span(nodes[clash.pool].at),
                receiver if receiver[:1] != "%" else "",
                self.story.ended_by(self.found, clash.node, clash.world, clash.pool),
                steps[:-1],
            )


def subject_name(module: Module, function: int) -> str:
    """A function's name for messages."""
    return "the module's code" if function == MODULE else module.names.functions[function].name


def _crash(path: str, where: str, crash: Exception) -> CheckError:
    detail = traceback_of(crash)
    return CheckError(path, f"the analysis of {where} failed: {crash!r}", detail=detail)
