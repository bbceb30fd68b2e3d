"""Running a small function for real, on every branch, with pools that only keep a record.

Whatever the function may do one way or another is asked of an *oracle*: what a condition answers,
how often a loop turns, whether a call raises. Running the function again and again with every
sequence of answers gives every run there is (up to the number of turns a loop may take).

The pools keep to the real ones' rules: the same methods move them, and the same misuses raise.
Since a misuse is a finding of its own, and the analysis goes on behind it, a run with a misuse is
made both ways: once with the exception, once as if nothing had happened.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from types import CodeType, FrameType, GeneratorType

MAX_RUNS = 1500
OPEN, CLOSED, RELEASED = "open", "closed", "released"


class Abort(BaseException):
    """The run is given up: a loop turned too often."""


class ValueFailureError(ValueError):
    """What a failing call raises, of the kind that ``except ValueError`` catches."""


class OtherFailureError(RuntimeError):
    """What a failing call raises, of the kind that ``except ValueError`` does not catch."""


BUGS = (NameError, AttributeError, TypeError, StopIteration)


@dataclass(frozen=True)
class Outcome:
    """What became of one pool in one run."""

    line: int
    raised: bool
    state: str
    kept: bool
    excepted: bool
    out_of_reach: bool  # while the function still ran


@dataclass(frozen=True)
class Misused:
    """An operation that met a pool in a state that forbids it."""

    line: int
    operation: str


@dataclass
class Facts:
    """What all runs of a function together show."""

    clean: set[Outcome] = field(default_factory=set)  # from runs that show them for certain
    every: set[Outcome] = field(default_factory=set)
    first_misuses: set[Misused] = field(default_factory=set)
    misuses: set[Misused] = field(default_factory=set)
    dropped: set[int] = field(default_factory=set)  # lines whose work some run drops
    surely_dropped: set[int] = field(default_factory=set)  # some run all of it, and asks nothing
    late: set[int] = field(default_factory=set)  # lines whose results some run asks for too late
    surely_late: set[int] = field(default_factory=set)  # all of them, for certain
    twins: set[int] = field(default_factory=set)  # lines with two pools in use at once
    moved: set[int] = field(default_factory=set)  # lines whose pools some run ends or keeps
    bugs: bool = False  # some run used a name or attribute that is not there
    complete: bool = True
    runs: int = 0


class Run:
    """One run: the oracle's answers so far, and the record."""

    def __init__(self, answers: list[int], code: CodeType, turns: int) -> None:
        self.answers = answers
        self.trail: list[tuple[int, int]] = []
        self.code = code
        self.turns = turns
        self.pools: list[Recorded] = []
        self.store: list[Recorded] = []
        self.misuses: list[Misused] = []
        self.tickets: list[Ticket] = []
        self.bug = False
        self.twins: set[int] = set()
        self.renewed: list[Recorded] = []  # pools whose line has just started another one

    def settle(self) -> None:
        """See which of the pools that were started again are still in somebody's hands."""
        while self.renewed:
            pool = self.renewed.pop()
            if references(pool) > OUT_OF_REACH:
                self.twins.add(pool.line)
            else:
                pool.out_of_reach = True

    def choose(self, ways: int) -> int:
        """The next answer: the given ones first, then always the first way."""
        self.settle()
        position = len(self.trail)
        answer = self.answers[position] if position < len(self.answers) else 0
        self.trail.append((answer, ways))
        return answer

    def may_raise(self) -> None:
        """A call that fails in one of the ways in which calls fail, and takes its time."""
        self.age()
        answer = self.choose(3)
        if answer:
            raise (ValueFailureError, OtherFailureError)[answer - 1]

    def caught(self) -> None:
        """An exception came to a handler or a ``finally``: every pool that is owed saw it."""
        error = sys.exc_info()[1]
        if isinstance(error, Abort):
            raise error
        self.note(error)
        self.age()
        self.excepting()

    def age(self) -> None:
        """Something runs that may take until the work is done."""
        for ticket in self.tickets:
            ticket.fresh = False

    def passing(self) -> None:
        """An exception came to a handler or a ``finally`` of a helper: that is its own affair."""
        error = sys.exc_info()[1]
        if isinstance(error, Abort):
            raise error
        self.note(error)

    def excepting(self) -> None:
        for pool in self.pools:
            if pool.owed and not pool.out_of_reach:
                pool.excepted = True

    def note(self, error: BaseException | None) -> None:
        """Remember if the function itself is broken on this run."""
        if isinstance(error, BUGS):
            self.bug = True

    def line(self) -> tuple[int, bool]:
        """The line that the function under test is at, and whether it is itself what called."""
        frame: FrameType | None = sys._getframe(2)
        while frame is not None and frame.f_code.co_filename != "<program>":
            frame = frame.f_back
        if frame is not None and frame.f_code.co_name.endswith("comp>"):
            frame = frame.f_back
        direct = frame is not None and frame.f_code is self.code
        while frame is not None and frame.f_code is not self.code:
            frame = frame.f_back
        assert frame is not None, "called from outside the function"
        return frame.f_lineno, direct

    def misuse(self, operation: str, error: type[Exception]) -> None:
        """Note a misuse; then raise, or go on."""
        line, direct = self.line()
        self.misuses.append(Misused(line if direct else 0, operation))
        if self.choose(2) == 0:
            raise error


class Ticket:
    """Work that was given to a pool, and what became of it."""

    def __init__(self, run: Run, pool: Recorded) -> None:
        self.run = run
        self.line, _ = run.line()
        self.pool = pool
        self.state = "pending"
        self.fresh = True
        self.dropped = False  # for certain
        self.late = False
        run.tickets.append(self)

    def ask(self) -> None:
        """Somebody waits for it."""
        self.late = self.late or self.state == "lost"
        if self.state == "pending":
            self.state = "settled"
        self.run.age()


class Recorded:
    """A pool that keeps a record of what is done to it."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.line, direct = run.line()
        self.ours = direct  # or handed out to us by the helper that made it
        if direct and not any(pool.owed for pool in run.pools):
            run.may_raise()
        self.state = OPEN
        self.kept = False
        self.excepted = False
        self.moved = False
        self.out_of_reach = False
        run.settle()
        run.renewed += [pool for pool in run.pools if pool.line == self.line]
        run.pools.append(self)

    @property
    def owed(self) -> bool:
        return self.state != RELEASED and not self.kept

    def move(self, state: str) -> None:
        self.run.settle()
        self.moved = self.moved or state != self.state
        self.state = state

    def settle_work(self, state: str, *, raising: bool = False) -> None:
        """The workers are ended, after all work or in the middle of it."""
        for ticket in self.run.tickets:
            if ticket.pool is self and ticket.state == "pending":
                ticket.state = "excused" if raising else state
                ticket.dropped = ticket.state == "lost" and ticket.fresh


def references(pool: object) -> int:
    return sys.getrefcount(pool)


def _references_of_one_in_a_list() -> int:
    pools = [object()]
    pool = pools[0]
    return references(pool)


OUT_OF_REACH = _references_of_one_in_a_list()


class RecordedPool(Recorded):
    """Has the rules of ``multiprocessing.Pool``."""

    def close(self) -> None:
        if self.state == OPEN:
            self.move(CLOSED)

    def terminate(self) -> None:
        self.settle_work("lost")
        self.move(RELEASED)

    def join(self) -> None:
        if self.state == OPEN:
            self.run.misuse("join", ValueFailureError)
        self.settle_work("settled")
        self.move(RELEASED)

    def map(self, *_: object) -> list[int]:
        if self.state != OPEN:
            self.run.misuse("map", ValueFailureError)
        self.run.may_raise()
        return []

    def starmap(self, *_: object) -> list[int]:
        if self.state != OPEN:
            self.run.misuse("starmap", ValueFailureError)
        self.run.may_raise()
        return []

    def apply_async(self, *_: object) -> Result:
        if self.state != OPEN:
            self.run.misuse("apply_async", ValueFailureError)
        return Result(self.run, Ticket(self.run, self))

    def imap(self, *_: object) -> Results:
        if self.state != OPEN:
            self.run.misuse("imap", ValueFailureError)
        return Results(self.run, Ticket(self.run, self))

    def __enter__(self) -> RecordedPool:
        if self.state != OPEN:
            self.run.misuse("with", ValueFailureError)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self.settle_work("lost", raising=kind is not None)
        self.move(RELEASED)


class Result:
    """What is to come from a pool; asking for it hands back the task's failure."""

    def __init__(self, run: Run, ticket: Ticket) -> None:
        self.run = run
        self.ticket = ticket

    def get(self, timeout: float | None = None) -> None:
        self.ticket.ask()
        self.run.may_raise()

    def wait(self, timeout: float | None = None) -> None:
        self.ticket.ask()


class Results:
    """The same for results that come one by one. A real iterator is empty the second time."""

    def __init__(self, run: Run, ticket: Ticket) -> None:
        self.run = run
        self.ticket = ticket

    def __iter__(self) -> Iterator[int]:
        self.ticket.ask()
        for turn in range(self.run.turns):
            self.run.may_raise()
            if not self.run.choose(2):
                return
            yield turn

    def __next__(self) -> int:
        self.ticket.ask()
        self.run.may_raise()
        return 0


class RecordedExecutor(Recorded):
    """Has the rules of ``concurrent.futures.Executor``."""

    def shutdown(self, wait: bool = True) -> None:
        self.move(RELEASED)

    def submit(self, *_: object) -> None:
        if self.state != OPEN:
            self.run.misuse("submit", OtherFailureError)

    def __enter__(self) -> RecordedExecutor:
        return self

    def __exit__(self, *_: object) -> None:
        self.move(RELEASED)


class Items:
    """A parameter that is iterated over, with another number of items each time."""

    def __init__(self, run: Run) -> None:
        self.run = run

    def __iter__(self) -> Iterator[int]:
        for turn in range(self.run.turns):
            if not self.run.choose(2):
                return
            yield turn


class Random:
    """Stands for the module ``random``: the one opaque question that never raises."""

    def __init__(self, run: Run) -> None:
        self.run = run

    def random(self) -> float:
        return float(self.run.choose(2))


class Hooks(ast.NodeTransformer):
    """Puts the calls into functions that the record needs; lines stay as they are."""

    def __init__(self, helpers: str) -> None:
        self.helpers = helpers
        self.loops = 0
        self.caught = "__caught"

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        inside = node.name.startswith(self.helpers)
        self.caught = "__passing" if inside else "__caught"
        self.generic_visit(node)
        return node

    def visit_Return(self, node: ast.Return) -> ast.AST:
        """What a helper hands out becomes ours."""
        if self.caught == "__passing" and node.value is not None:
            handing = _call("__handing", node).value
            assert isinstance(handing, ast.Call)
            handing.args.append(node.value)
            node.value = handing
        return node

    def visit_Try(self, node: ast.Try) -> ast.AST:
        self.generic_visit(node)
        for handler in node.handlers:
            handler.body.insert(0, _call(self.caught, handler))
        if not node.finalbody:
            return node
        inner: list[ast.stmt] = node.body
        if node.handlers:
            inner = [_at(ast.Try(node.body, node.handlers, node.orelse, []), node)]
        passing = ast.ExceptHandler(
            _at(ast.Name("BaseException", ast.Load()), node),
            None,
            [_call(self.caught, node), _at(ast.Raise(None, None), node)],
        )
        outer = _at(ast.Try(inner, [_at(passing, node)], [], []), node)
        return _at(ast.Try([outer], [], [], node.finalbody), node)

    def visit_For(self, node: ast.For) -> ast.AST:
        self.generic_visit(node)
        return self.ticking(node)

    def visit_While(self, node: ast.While) -> ast.AST:
        self.generic_visit(node)
        return self.ticking(node)

    def ticking(self, node: ast.For | ast.While) -> ast.AST:
        self.loops += 1
        node.body.insert(0, _call("__tick", node, self.loops))
        return node

    def visit_Raise(self, node: ast.Raise) -> ast.AST:
        if node.exc is not None:
            node.exc = _call("__error", node).value
        return node


def _at(node, place):  # type: ignore[no-untyped-def]
    return ast.fix_missing_locations(ast.copy_location(node, place))


def _call(name: str, place: ast.AST, *values: int) -> ast.Expr:
    function = ast.Name(name, ast.Load())
    call = ast.Call(function, [ast.Constant(value) for value in values], [])
    return _at(ast.Expr(call), place)  # type: ignore[no-any-return]


def compiled(tree: ast.Module, helpers: str = "helper") -> CodeType:
    """The code of a module, hooks included; ``helpers`` is how the names of helpers begin."""
    return compile(ast.fix_missing_locations(Hooks(helpers).visit(tree)), "<program>", "exec")


def suppressing(run: Run) -> type:
    """Make ``contextlib.suppress`` for a run: the pools that are owed saw the exception."""

    class Suppress:
        def __init__(self, *kinds: type[BaseException]) -> None:
            self.kinds = kinds

        def __enter__(self) -> None:
            return None

        def __exit__(self, kind: type[BaseException] | None, *_: object) -> bool:
            if kind is None or not issubclass(kind, self.kinds):
                return False
            run.note(sys.exc_info()[1])
            run.excepting()
            return True

    return Suppress


def namespace(run: Run) -> dict[str, object]:
    """The names that the programs use."""

    ticks: dict[int, int] = {}

    def tick(loop: int) -> None:
        ticks[loop] = ticks.get(loop, 0) + 1
        if ticks[loop] > 2 * run.turns:
            run.settle()
            raise Abort

    def error() -> Exception:
        return (ValueFailureError, OtherFailureError)[run.choose(2)]()

    def handing(value: object) -> object:
        if isinstance(value, Recorded):
            value.ours = True
            value.moved = False
        return value

    def keep(pool: Recorded) -> None:
        run.may_raise()
        pool.kept = True
        run.store.append(pool)

    return {
        "Pool": lambda *_: RecordedPool(run),
        "ThreadPoolExecutor": lambda *_: RecordedExecutor(run),
        "random": Random(run),
        "suppress": suppressing(run),
        "closing": closing,
        "ExitStack": ExitStack,
        "work": run.may_raise,
        "print": lambda *_: None,
        "keep": keep,
        "xs": Items(run),
        "err": None,
        "__caught": run.caught,
        "__passing": run.passing,
        "__handing": handing,
        "__tick": tick,
        "__error": error,
    }


def executions(
    code: CodeType, start: Callable[[dict[str, object], Run], object], turns: int, facts: Facts
) -> Iterator[Run]:
    """Every run of a function. ``start`` calls it in the names it is given."""
    answers: list[int] = []
    while True:
        run = Run(answers, code, turns)
        names = namespace(run)
        raised = True
        result: object = None
        aborted = False
        try:
            result = start(names, run)
            raised = False
        except Abort:
            aborted = True
        except Exception as error:
            run.note(error)
        facts.runs += 1
        facts.bugs |= run.bug
        facts.twins |= run.twins
        facts.moved |= {pool.line for pool in run.pools if pool.moved and pool.ours}
        if aborted:
            facts.every |= {outcome(pool, raised=False) for pool in run.pools if pool.out_of_reach}
        elif not run.bug:
            record(run, facts, raised=raised, result=result)
        trail = run.trail
        while trail and trail[-1][0] == trail[-1][1] - 1:
            trail.pop()
        if not trail:
            return
        if facts.runs >= MAX_RUNS:
            facts.complete = False
            return
        answers = [answer for answer, _ in trail]
        answers[-1] += 1
        yield run


def record(run: Run, facts: Facts, *, raised: bool, result: object) -> None:
    """Take a finished run into the facts."""
    run.settle()
    returned = result if isinstance(result, list | tuple) else [result]
    for pool in run.pools:
        pool.kept = pool.kept or any(pool is one for one in returned)
    for one in returned:
        ticket = handed(one)
        if ticket is not None and ticket.state == "lost":
            ticket.late = True
    about_work(run, facts)
    outcomes = {outcome(pool, raised=raised) for pool in run.pools if pool.ours}
    facts.every |= outcomes
    if run.misuses:
        facts.first_misuses.add(run.misuses[0])
        facts.misuses.update(run.misuses)
        return
    # Of two pools of one line that are in use at once the analysis cannot say which one is ended.
    for line in run.twins:
        mine = {one for one in outcomes if one.line == line}
        if len({(one.state, one.kept) for one in mine}) > 1:
            outcomes -= mine
    facts.clean |= outcomes


def handed(value: object) -> Ticket | None:
    """The ticket of a result, of an iterator over results, or of a generator that runs over one."""
    if isinstance(value, GeneratorType) and value.gi_frame is not None:
        source = value.gi_frame.f_locals.get(".0")
        if isinstance(source, GeneratorType) and source.gi_frame is not None:
            value = source.gi_frame.f_locals.get("self")
    return value.ticket if isinstance(value, Result | Results) else None


def about_work(run: Run, facts: Facts) -> None:
    """Take in what became of the work: by line, as the analysis does."""
    for line in {ticket.line for ticket in run.tickets}:
        mine = [ticket for ticket in run.tickets if ticket.line == line]
        facts.dropped |= {line} if any(t.dropped for t in mine) else set()
        facts.late |= {line} if any(t.late for t in mine) else set()
        if not run.misuses and not any(t.late for t in run.tickets):
            facts.surely_dropped |= {line} if all(t.dropped for t in mine) else set()
        if not run.misuses and all(t.late for t in mine):
            facts.surely_late.add(line)


def outcome(pool: Recorded, *, raised: bool) -> Outcome:
    """What became of a pool."""
    return Outcome(pool.line, raised, pool.state, pool.kept, pool.excepted, pool.out_of_reach)


def observe(
    code: CodeType, start: Callable[[dict[str, object], Run], object], turns: int = 2
) -> Facts:
    """The facts about a function from all its runs."""
    facts = Facts()
    for _ in executions(code, start, turns, facts):
        pass
    return facts


__all__ = ["Facts", "Misused", "Outcome", "compiled", "observe"]
