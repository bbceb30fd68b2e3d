"""Hazards: what the submissions of a module lead to, after the guards that are there."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from poolproof.finding import Note, Span
from poolproof.linking.meanings import FunctionRef, Module
from poolproof.solution import Hazard, HazardKind, Role
from poolproof.tasks.conduct.causes import Cause, CauseKind, Conduct, Guard, Look
from poolproof.tasks.conduct.conducts import Conducts
from poolproof.tasks.conduct.contact.own_channels import are_own
from poolproof.tasks.conduct.guards.methods import sets_another
from poolproof.tasks.conduct.waiting import WaitKind
from poolproof.tasks.evaluation.values import FunctionValue
from poolproof.tasks.orphans.branches import is_ruled_out
from poolproof.tasks.orphans.circle import Circle
from poolproof.tasks.orphans.direct import directly
from poolproof.tasks.orphans.initializers import Initializers
from poolproof.tasks.orphans.makers import Makers
from poolproof.tasks.orphans.partners import Partners
from poolproof.tasks.orphans.pools import Pools
from poolproof.tasks.orphans.stock import is_stocked
from poolproof.tasks.orphans.titles import place, title, wrapped
from poolproof.tasks.orphans.unstarted import is_never_started
from poolproof.tasks.submitting.submissions import Handed, Submissions
from poolproof.tasks.submitting.submitted import Places
from poolproof.typestate.catalogue import Catalogue
from poolproof.typestate.protocol import Workers

_KINDS = {
    CauseKind.ENDLESS: HazardKind.ENDLESS,
    CauseKind.SWALLOWED: HazardKind.SWALLOWED,
    CauseKind.SENTINEL: HazardKind.SENTINEL,
    CauseKind.WAIT: HazardKind.WAIT,
    CauseKind.SLEEP: HazardKind.SLEEP,
    CauseKind.IGNORES: HazardKind.IGNORED_SIGTERM,
    CauseKind.CHILD: HazardKind.CHILD_PROGRAM,
}
_ORPHANING = (
    CauseKind.ENDLESS,
    CauseKind.SWALLOWED,
    CauseKind.SENTINEL,
    CauseKind.WAIT,
    CauseKind.SLEEP,
)
_HERE = {
    CauseKind.ENDLESS: "this loop has no way out",
    CauseKind.SWALLOWED: "this takes the error that announces the parent's death, and goes on",
    CauseKind.SENTINEL: "this loop goes on until it is told to stop",
    CauseKind.WAIT: "this waits without a bound",
    CauseKind.SLEEP: "this sleeps for a long time",
    CauseKind.IGNORES: "SIGTERM is ignored from here on",
    CauseKind.CHILD: "a child program is started here",
}
_NEAR = 2
_STOPS = frozenset({Guard.STOP, Guard.LIFELINE_STOP})
_LIFELINES = frozenset({Guard.LIFELINE, Guard.LIFELINE_STOP})
_FEEBLE = "the thread that watches the parent does not end the process: only `os._exit()` does"
_ONCE = "it looks for its parent once, and not again"
_BLIND = "it looks for its parent, but not while it waits"
_FORK_SERVER = "under forkserver the worker's parent is the fork server, which stays"


def _here(cause: Cause) -> str:
    """What is said of the place of a cause."""
    if cause.kind is CauseKind.ENDLESS and not cause.text.startswith(("while", "for", "async")):
        return "this runs the same function again"
    return _HERE[cause.kind]


class Hazards:
    """Judges submissions."""

    def __init__(
        self, conducts: Conducts, catalogue: Catalogue, submissions: Submissions, places: Places
    ) -> None:
        self.conducts = conducts
        self.catalogue = catalogue
        self.submissions = submissions
        self.places = places
        self.partners = Partners(conducts, submissions, Circle(conducts.evaluator.names))
        self.initializers = Initializers(conducts)
        self.makers = Makers(submissions, places)
        starters = submissions.starters
        self.pools = Pools(conducts, catalogue, starters, places, self.initializers)

    def of(self, module: Module, submissions: tuple[Handed, ...]) -> Iterator[Hazard]:
        """The hazards of one module's submissions, and of the pools that it starts."""
        told: set[tuple[object, ...]] = set()
        for handed in submissions:
            if handed.protocol.workers is not Workers.PROCESSES:
                continue
            for hazard in self._told(handed):
                # What one call may make, or may be, is told of once: also of two classes.
                key = (hazard.kind, hazard.call, hazard.role)
                if key in told:
                    continue
                told.add(key)
                once = self.makers.once(hazard, handed, self._told)
                if once is not None:
                    yield once
        yield from self.pools.of(module)

    # --- submissions -----------------------------------------------------------------------

    def _told(self, handed: Handed) -> Iterator[Hazard]:
        """The hazards of a submission, if it is ever made."""
        found = list(self._of(handed))
        names = self.conducts.evaluator.names
        if not found or is_ruled_out(handed, names.index(handed.module)):
            return
        if not is_never_started(handed, names):
            yield from found

    def _of(self, handed: Handed) -> Iterator[Hazard]:
        """At most one hazard of being orphaned, one of SIGTERM, one of child programs."""
        found: list[tuple[Cause, FunctionValue, str]] = []
        for function, context in handed.tasks:
            is_coroutine = isinstance(function.ref.function.node, ast.AsyncFunctionDef)
            if is_coroutine and not handed.run_out:
                continue  # calling it only makes a coroutine, which nobody awaits
            conduct = self.conducts.of(function, context)
            for cause in conduct.causes:
                if cause.forks and self._never_forks(handed):
                    continue  # the worker has one end of its pipe, and sees the end of the other
                if _is_remote(cause) or (_has_room(cause) and handed.role is Role.PROCESS):
                    continue
                if cause.kind not in _ORPHANING:
                    found.append((cause, function, ""))
                    continue
                unguarded = self._lacking(handed, conduct, cause)
                unseen = _unseen(handed, conduct, cause)
                if (
                    unguarded is not None
                    and unseen is not None
                    and not self._is_served(cause, conduct, function.ref, handed)
                    and not is_stocked(self.conducts.evaluator, handed, cause)
                ):
                    found.append((cause, function, unguarded or unseen))
        if not found and not self._initializer(handed):
            yield from directly(handed, self.conducts, self.places)
        groups = (_ORPHANING, (CauseKind.IGNORES,), (CauseKind.CHILD,))
        for kinds in groups:
            if kinds is not _ORPHANING and "terminate" not in handed.protocol.moves:
                continue
            chosen = [each for each in found if each[0].kind in kinds]
            if chosen:
                best = min(chosen, key=lambda each: kinds.index(each[0].kind))
                yield self._hazard(handed, *best)

    def _is_served(self, cause: Cause, conduct: Conduct, task: FunctionRef, handed: Handed) -> bool:
        """Whether others end a cause, or the same wait where it is known what is waited for.

        What a task makes itself, the main process does not know of.
        """
        shared = cause.wait is None or cause.wait.calls[0].startswith("multiprocessing.")
        if shared and are_own(cause, conduct.touched):
            return True
        same = [cause]
        if cause.vague:
            same += [each for each in conduct.causes if each.channels and _is_same(each, cause)]
        return any(self.partners.serve(each, task, handed) for each in same)

    def _never_forks(self, handed: Handed) -> bool:
        """Whether a worker is started by another method, by the text or by all scripts."""
        if handed.start:
            return handed.start in ("spawn", "forkserver")
        return sets_another(handed.module) or self.conducts.scripts.never_fork(handed.module)

    def _lacking(self, handed: Handed, conduct: Conduct, cause: Cause) -> str | None:
        """Why nothing ends the worker; None if something does."""
        guards = conduct.guards | self._initializer(handed)
        if not _serves(cause):
            guards -= _STOPS
        if guards & _LIFELINES and not self._never_forks(handed):
            guards -= _LIFELINES
        if guards - {Guard.DEATH_SIGNAL}:
            return None
        if guards:
            return _FORK_SERVER if handed.start == "forkserver" else None
        return _FEEBLE if conduct.feeble else ""

    def _initializer(self, handed: Handed) -> frozenset[Guard]:
        """The guards that the pool's initializer sets up."""
        if handed.maker is None:
            return frozenset()
        call, context = handed.maker.call, handed.maker.context
        return self.initializers.guards(call, handed.protocol, context.module, context.function)

    def _hazard(
        self, handed: Handed, cause: Cause, function: FunctionValue, lacking: str
    ) -> Hazard:
        call = self.places.heading(handed.module, handed.call)
        return Hazard(
            _KINDS[cause.kind],
            call,
            handed.protocol,
            handed.role,
            title(handed, function, cause),
            cause.text,
            cause.wait.what if cause.wait is not None else "",
            cause.ender.value if cause.ender is not None else "",
            cause.seconds,
            cause.forks,
            cause.siblings,
            lacking,
            tuple(self._steps(handed, call, cause, function)),
            place(function, cause),
        )

    def _steps(
        self, handed: Handed, call: Span, cause: Cause, function: FunctionValue
    ) -> Iterator[Note]:
        ref = function.ref
        around = wrapped(function, cause)
        name = _named(around or ref)
        given = f"{name} is given to a worker here"
        if handed.call is handed.callable:
            given = f"a process of this class runs {name}; nobody is seen to make one by its name"
        elif isinstance(handed.callable, ast.ClassDef):
            given = f"a worker that runs {name} is made here"
        yield Note(handed.module.shown, call, given)
        definition = self.places.heading(ref.module, ref.function.node)
        of_it = f"{name} is" if around is None else "what a decorator makes of it is"
        yield Note(ref.module.shown, definition, f"{of_it} defined here")
        for link in cause.chain:
            at = self.places.at(link.module, link.at)
            yield Note(link.module.shown, at, f"it {link.how} {_named(link.callee)}")
        at = self.places.at(cause.module, cause.at)
        yield Note(cause.module.shown, at, _here(cause))


def _named(ref: FunctionRef) -> str:
    """A function on the way: with the functions and classes around it."""
    is_lambda = isinstance(ref.function.node, ast.Lambda)
    return "the lambda" if is_lambda else ref.function.name


def _unseen(handed: Handed, conduct: Conduct, cause: Cause) -> str | None:
    """Why looking for the parent does not end the worker; None if it does."""
    looks = conduct.looks
    if cause.blind and Look.ONCE not in looks:
        return _BLIND
    if not looks - {Look.ONCE}:
        return _ONCE if looks else ""
    return _FORK_SERVER if looks <= {Look.NUMBER} and handed.start == "forkserver" else None


def _has_room(cause: Cause) -> bool:
    """Whether a wait is for room for a first item, which there is."""
    wait = cause.wait if cause.kind is CauseKind.WAIT else None
    return cause.once and wait is not None and wait.made_with is not None


def _is_same(one: Cause, other: Cause) -> bool:
    """Whether two causes stand at the same place, to which several calls lead."""
    return one.module is other.module and one.at == other.at


def _serves(cause: Cause) -> bool:
    """Whether a worker is kept by what it serves, which can be told to stop."""
    wait = cause.wait if cause.kind is CauseKind.WAIT else None
    return wait is not None and wait.kind is WaitKind.SERVER


def _is_remote(cause: Cause) -> bool:
    """Whether a wait that usually ends by itself is far from the task, and rarely on its way."""
    if cause.kind is CauseKind.WAIT and cause.addressed and cause.chain:
        return True
    return cause.kind is CauseKind.WAIT and cause.rare and len(cause.chain) > _NEAR
