"""Enumerate, then execute: what really happens must lie within what the analysis says.

Small functions are generated from a grammar and really run on every branch, with pools that only
keep a record. Three things are demanded:

* no missed alarm: a pool that some run loses is reported, as lost in the right way, or given up;
* no false alarm: a pool that no run loses is not reported;
* the same of operations on a pool in a state that forbids them;
* the same of work that is dropped, and of results that are asked for too late.

Policies that are part of the claim. Only a call that hands back another's failure, or runs code
that nobody can see, raises. Starting a pool does not raise while another is owed. A pool that an
exception leaves behind closed is not reported, nor is a pool that an exception out of a script
leaves behind. What a path hands out is not reported for an exception on another. Behind a misuse
the analysis may go on as if it had not raised. All pools of one creation site are one to the
analysis: where a run has two of them in use at once, only missed alarms are looked for. Which
handler catches which exception is not followed: where it matters, *how* a pool is lost is not
compared.

``POOLPROOF_PROGRAMS`` sets how many programs of each theme and size are run; ``all`` runs every
one.
"""

import ast
import os
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from types import CodeType, FunctionType

import pytest
from grammar import Theme
from recorder import Facts, compiled, observe
from recorder import Outcome as Ending
from themes import PRELUDE, THEMES

from poolproof.analysis import Analysis
from poolproof.solution import Loss, ModuleSolution, Outcome, Verdict
from poolproof.source.unit import SourceUnit
from poolproof.typestate.catalogue import Catalogue
from poolproof_rules.protocols import futures, multiprocessing

PROTOCOLS = (*multiprocessing.PROTOCOLS, *futures.PROTOCOLS)
SIZES = {1: 40, 2: 90, 3: 130, 4: 90, 5: 40}
BATCH = 60
SHOWN = 5


class NoCorpus:
    def files(self):
        return []

    def load(self, path):
        return None

    def search(self, words, below=None):
        return []


def wanted(size):
    number = os.environ.get("POOLPROOF_PROGRAMS", "")
    if number == "all":
        return 10**12
    return int(number) if number else SIZES[size]


@dataclass
class Program:
    """One program at its place in a module: its first and last line."""

    lines: list[str]
    first: int
    code: CodeType
    module: bool
    helper: CodeType | None = None
    shown: str = ""  # the helper

    def facts(self, turns):
        numbers = re.search(r"\bn\b", "\n".join(self.lines[1:]))
        conditions = [
            name for name in ("a", "b") if re.search(rf"\b{name}\b", "\n".join(self.lines[1:]))
        ]

        def start(names, run):
            names |= {"a": False, "b": False, "n": run.choose(4) if numbers else 0}
            names |= {name: bool(run.choose(2)) for name in conditions}
            exec(HELPER_CODE, names)
            if self.helper is not None:
                name = self.helper.co_name
                names[name] = FunctionType(self.helper, names, name, (None, False))
            if self.module:
                exec(self.code, names)
                return None
            function = FunctionType(self.code, names)
            return function(names["a"], names["b"], names["xs"], names["err"], names["n"])

        return observe(self.code, start, turns)

    def at(self, line):
        return self.lines[line - self.first].strip()

    def __contains__(self, line):
        return self.first <= line < self.first + len(self.lines)

    def __str__(self):
        lines = (f"{self.first + n:5}  {line}" for n, line in enumerate(self.lines))
        return "\n".join([self.shown, *lines] if self.shown else lines)


HELPERS = ast.parse(PRELUDE)
HELPERS.body = [node for node in HELPERS.body if isinstance(node, ast.FunctionDef)]
HELPER_CODE = compiled(HELPERS, "")


def modules(theme):
    """Texts of modules with the programs in them."""
    chosen = [(size, number) for size in SIZES for number in theme.sample(size, wanted(size))]
    step = 1 if theme.module else BATCH
    for at in range(0, len(chosen), step):
        batch = chosen[at : at + step]
        yield script(theme, *batch[0]) if theme.module else functions(theme, batch)


def script(theme, size, number):
    """A program as the code of a module."""
    body = theme.program(size, number)
    lines = [*PRELUDE.split("\n"), *body, ""]
    first = len(lines) - len(body)
    tree = ast.parse("\n".join(lines))
    tree.body = [node for node in tree.body if node.lineno >= first]
    return "\n".join(lines), [Program(body, first, compiled(tree), True)]


def functions(theme, batch):
    """Programs as functions of a module, each with its helper if they have such."""
    lines = PRELUDE.split("\n")
    placed = []
    for number, chosen in enumerate(batch):
        helper = []
        if theme.helper is not None:
            body = theme.helper_of(chosen[1])
            helper = [f"def helper{number}(pool=None, flag=False):", *indented(body), ""]
            lines += helper
        body = [line.replace("helper(", f"helper{number}(") for line in theme.program(*chosen)]
        text = [f"def program{number}(a, b, xs, err, n):", *indented(body)]
        placed.append((text, len(lines) + 1, "\n".join(helper)))
        lines += [*text, ""]
    source = "\n".join(lines)
    codes = {c.co_name: c for c in compiled(ast.parse(source)).co_consts if isinstance(c, CodeType)}
    return source, [
        Program(text, first, codes[f"program{n}"], False, codes.get(f"helper{n}"), shown)
        for n, (text, first, shown) in enumerate(placed)
    ]


def indented(lines):
    return ["    " + line for line in lines]


# --- what the runs demand ---------------------------------------------------------------------


def lost(outcome: Ending, *, script: bool):
    """In which way an outcome loses the pool: plainly, closed only, by an exception; or not."""
    if outcome.kept or outcome.state == "released":
        return None
    if outcome.raised and not outcome.out_of_reach:
        return "exception" if outcome.state == "open" and not script else None
    if outcome.state == "closed":
        return None if outcome.excepted else "closed"
    return "exception" if outcome.excepted else "plain"


def kinds(facts: Facts, line: int, *, script: bool):
    """The losses that may be reported for a site; empty if nothing is lost."""
    outcomes = {o for o in facts.every if o.line == line}
    ways = {lost(o, script=script) for o in outcomes} - {None}
    if ways == {"exception"} and any(o.kept for o in outcomes):
        return {Loss.EXCEPTION, Loss.NEVER_RELEASED}
    kept = any(o.kept for o in outcomes)
    moved = line in facts.moved or kept
    if "plain" in ways:
        either = {Loss.NEVER_RELEASED} if kept and line not in facts.moved else set()
        return {Loss.PATH if moved else Loss.NEVER_RELEASED} | either
    if "closed" in ways:
        return {Loss.NOT_JOINED}
    if "exception" in ways:
        return {Loss.EXCEPTION if moved else Loss.NEVER_RELEASED}
    return set()


def complaints(program: Program, facts: Facts, solution: ModuleSolution, theme: Theme):
    """What is wrong with the analysis's answer for one program."""
    script = program.module
    fates = {s.call.line: s.fate for s in solution.sites if s.call.line in program}
    every = {o for o in facts.every if o.line in program}
    clean = {o for o in facts.clean if o.line in program}
    for line in sorted({o.line for o in every} | set(fates)):
        fate = fates.get(line)
        verdict = fate.verdict if fate else Verdict.RELEASED
        mine = {o for o in clean if o.line == line}
        certain = {lost(o, script=script) for o in mine} - {None}
        if any(o.kept for o in every if o.line == line) or (fate and "returned" in fate.reason):
            certain -= {"exception"}
        if certain and verdict is Verdict.RELEASED:
            why = fate.reason if fate else "no site"
            yield f"line {line}: a pool is lost ({', '.join(sorted(certain))}), not reported: {why}"
        if verdict is Verdict.GIVEN_UP and not theme.given_up and line not in facts.twins:
            yield f"line {line}: given up: {fate.reason}"
        if verdict is not Verdict.LEAKED or facts.bugs or not facts.complete:
            continue
        if line in facts.twins:
            continue
        allowed = kinds(facts, line, script=script)
        if not allowed:
            yield f"line {line}: no run loses a pool, but reported as {fate.loss.value}"
        elif fate.loss not in allowed and not facts.misuses and "ValueError" not in str(program):
            names = ", ".join(kind.value for kind in allowed)
            yield f"line {line}: reported as {fate.loss.value}, should be {names}"
    yield from about_misuse(program, facts, solution)
    if theme.results:
        yield from about_results(program, facts, solution)


def expected(program: Program) -> set[int]:
    """The lines in a ``try`` whose handler names the very error: there a misuse is no mistake."""
    tree = ast.parse(dedent("\n".join(program.lines)))
    return {
        program.first - 1 + line
        for node in ast.walk(tree)
        if isinstance(node, ast.Try)
        and any(h.type is not None and "ValueError" in ast.unparse(h.type) for h in node.handlers)
        for statement in node.body
        for line in range(statement.lineno, (statement.end_lineno or 0) + 1)
    }


def about_misuse(program: Program, facts: Facts, solution: ModuleSolution):
    reported = {(m.span.line, m.operation) for m in solution.misuses if m.span.line in program}
    wanted = expected(program)
    for misuse in facts.first_misuses:
        if misuse.line in wanted:
            continue
        # Not through collections (``r``), where any of several pools may be meant, nor stacks.
        if misuse.line not in program or program.at(misuse.line).startswith(("r.", "stack.")):
            continue
        if (misuse.line, misuse.operation) not in reported:
            yield f"line {misuse.line}: {misuse.operation} is misused, not reported"
    if facts.bugs or facts.twins or not facts.complete:
        return
    for line, operation in sorted(reported):
        if (line, operation) not in {(m.line, m.operation) for m in facts.misuses}:
            yield f"line {line}: no run misuses {operation}, but it is reported"


def about_results(program: Program, facts: Facts, solution: ModuleSolution):
    works = {w.call.line: w for w in solution.works if w.call.line in program}
    late = {n for n, w in works.items() if w.outcome in (Outcome.TOO_LATE, Outcome.HANDED_OUT)}
    dropped = {n for n, w in works.items() if w.outcome is Outcome.DROPPED}
    unsure = {n for n, w in works.items() if w.outcome is Outcome.GIVEN_UP} | facts.twins
    for line in sorted(facts.surely_late - late - unsure):
        yield f"line {line}: its result is asked for too late, not reported"
    for line in sorted(facts.surely_dropped - late - dropped - unsure):
        yield f"line {line}: its work is dropped, not reported"
    if facts.bugs or facts.twins or not facts.complete:
        return
    for line in sorted(late - facts.late):
        yield f"line {line}: no run asks for its result too late, but it is reported"
    for line in sorted(dropped - facts.dropped):
        yield f"line {line}: no run drops its work, but it is reported"


def check(theme):
    """Run a theme; the complaints, smallest programs first, and how many of which kind."""
    complained = []
    counts = Counter()
    for number, (source, programs) in enumerate(modules(theme)):
        path = Path(f"/nowhere/{theme.name}{number}.py")
        analysis = Analysis(NoCorpus(), Catalogue.of(PROTOCOLS))
        solution = analysis.solve(SourceUnit(path.name, path, source))
        assert solution.unreadable is None, source
        assert not solution.errors, solution.errors[0].detail
        for program in programs:
            facts = program.facts(turns=2)
            counts["programs"] += 1
            counts["runs"] += facts.runs
            counts["with a bug"] += facts.bugs
            counts["incomplete"] += not facts.complete
            found = list(complaints(program, facts, solution, theme))
            if found and facts.complete:
                found = list(complaints(program, program.facts(turns=4), solution, theme))
            if found:
                complained.append((program, found))
    complained.sort(key=lambda one: (len(one[0].lines), str(one[0])))
    return complained, counts


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_real_outcome_lies_within_the_answer(theme):
    complained, counts = check(theme)
    if complained:
        shown = [
            f"{program}\n" + "\n".join(f"  !! {c}" for c in why) for program, why in complained
        ]
        count = f"{len(complained)} of {counts['programs']} programs ({counts['runs']} runs)"
        pytest.fail("\n\n".join([count, *shown[:SHOWN]]), pytrace=False)
