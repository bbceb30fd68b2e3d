"""Fix, then execute: a fixed program loses no pool that the fix was for, and does the same.

The programs are those of ``test_every_branch``, with the pools numbered so that each can be found
again in the fixed text. Two things are demanded of every fixed program, safe or not:

* no run loses a pool whose finding was fixed;
* every run that uses no pool amiss ends as the original does, given the same answers: it returns
  the same, or raises the same.
"""

import ast
import re
from collections import Counter
from itertools import count
from pathlib import Path
from types import CodeType, FunctionType

import pytest
from grammar import Theme
from recorder import MAX_RUNS, Abort, Recorded, Run, compiled, namespace, outcome
from test_every_branch import HELPER_CODE, PROTOCOLS, NoCorpus, Program, indented, lost
from themes import PRELUDE, THEMES

from poolproof import registry
from poolproof.analysis import Analysis
from poolproof.finding import Report, Statistics
from poolproof.fixing.passes import Fixer
from poolproof.judging import judge
from poolproof.repairing import Repairer
from poolproof.source.unit import SourceUnit
from poolproof.typestate.catalogue import Catalogue

RULES = [rule for rule in registry.load().rules if rule.repair and rule.code < "PP300"]
NAMES = ("states", "exceptions", "loops", "managed", "executors", "results")
CHOSEN = [theme for theme in THEMES if theme.name in NAMES]
SIZES = {1: 8, 2: 10, 3: 10, 4: 4}
TURNS = 2
SHOWN = 4


def numbered(theme: Theme) -> str:
    """A module with a sample of a theme's programs; the pools of each have numbers."""
    chosen = [(size, number) for size in SIZES for number in theme.sample(size, SIZES[size])]
    lines = PRELUDE.split("\n")
    for at, one in enumerate(chosen):
        lines += [f"def program{at}(a, b, xs, err, n):", *indented(theme.program(*one)), ""]
    numbers = count(100)
    text = "\n".join(lines)
    return re.sub(r"(\bPool|PoolExecutor)\(2\)", lambda m: f"{m[1]}({next(numbers)})", text)


def check(text: str) -> Report:
    """The findings of a module with their fixes."""
    solution = Analysis(NoCorpus(), Catalogue.of(PROTOCOLS)).solve(
        SourceUnit("m.py", Path("/nowhere/m.py"), text)
    )
    findings, errors = judge(solution, RULES)
    repairer = Repairer(RULES)
    found = repairer.repaired(findings, solution, text)
    assert not errors
    assert not repairer.errors, repairer.errors[0].detail
    return Report(tuple(sorted(found, key=lambda each: each.sort_key)), (), Statistics())


def programs(text: str) -> dict[str, Program]:
    """The programs of a module by name."""
    tree, lines = ast.parse(text), text.split("\n")
    places = {
        node.name: (node.lineno, node.end_lineno)
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("program")
    }
    codes = {c.co_name: c for c in compiled(tree).co_consts if isinstance(c, CodeType)}
    return {
        name: Program(lines[first - 1 : last], first, codes[name], False)
        for name, (first, last) in places.items()
    }


def runs(program: Program):
    """Every run: the answers, how it ends, and which numbered pools it loses."""
    answers: list[int] = []
    for _ in range(MAX_RUNS):
        run = Run(answers, program.code, TURNS)
        names = namespace(run)
        names |= {"a": bool(run.choose(2)), "b": bool(run.choose(2)), "n": run.choose(3)}
        exec(HELPER_CODE, names)
        function = FunctionType(program.code, names)
        end: object
        try:
            result = function(names["a"], names["b"], names["xs"], names["err"], names["n"])
            end = ("returns", shape(result))
        except Abort:
            end = None
        except Exception as error:
            run.note(error)
            result, end = None, ("raises", type(error).__name__)
        if end is not None and not run.bug and not run.misuses:
            run.settle()
            yield tuple(run.trail), end, losses(program, run, end, result)
        trail = run.trail
        while trail and trail[-1][0] == trail[-1][1] - 1:
            trail.pop()
        if not trail:
            return
        answers = [answer for answer, _ in trail]
        answers[-1] += 1


def shape(value):
    if isinstance(value, list | tuple):
        return tuple(map(shape, value))
    return type(value).__name__ if isinstance(value, Recorded) else repr(type(value))


def losses(program, run, end, result):
    """The numbers of the pools that a run loses."""
    kept = list(result) if isinstance(result, list | tuple) else [result]
    lost_ones = set()
    for pool in run.pools:
        pool.kept = pool.kept or any(pool is one for one in kept)
        way = lost(outcome(pool, raised=end[0] == "raises"), script=False)
        number = re.search(r"(?:Pool|Executor)\((\d+)\)", program.at(pool.line))
        if pool.ours and way and number:
            lost_ones.add(number[1])
    return lost_ones


def complaints(before: Program, after: Program, mended: set[str]):
    was = {trail: end for trail, end, _ in runs(before)}
    now = {trail: (end, lost_ones) for trail, end, lost_ones in runs(after)}
    for trail, (_, lost_ones) in now.items():
        if mended & lost_ones:
            yield f"loses {', '.join(sorted(mended & lost_ones))} with {answers(trail)}"
            break
    for trail in was.keys() & now.keys():
        if was[trail] != now[trail][0]:
            yield f"{was[trail]} is now {now[trail][0]} with {answers(trail)}"
            break
    if (
        len(was) < MAX_RUNS / 2
        and len(now) < MAX_RUNS / 2
        and not set(was.values()) <= {end for end, _ in now.values()}
    ):
        yield f"some ends are gone: {set(was.values()) - {end for end, _ in now.values()}}"


def answers(trail):
    return [answer for answer, _ in trail]


@pytest.mark.parametrize("theme", CHOSEN, ids=lambda theme: theme.name)
def test_fixed_programs_lose_nothing_and_do_the_same(theme):
    text = numbered(theme)
    files = {"m.py": text.encode()}
    done = Fixer(
        lambda now: check(now.get("m.py", files["m.py"]).decode()), files.__getitem__, unsafe=True
    ).outcome()
    assert done.fixed, "nothing was fixed, so nothing was tested"
    after = done.changes[0].after.decode()
    originals, fixed = programs(text), programs(after)
    left = Counter(program_of(fixed, finding) for finding in done.report.findings)
    wrong, compared = [], 0
    for name, program in originals.items():
        new = fixed[name]
        if program.lines == new.lines or left[name]:
            continue
        compared += 1
        mended = set(re.findall(r"(?:Pool|Executor)\((\d+)\)", "\n".join(new.lines)))
        found = list(complaints(program, new, mended))
        if found:
            wrong.append(f"{program}\n--- fixed\n{new}\n" + "\n".join(f"  !! {c}" for c in found))
    assert compared >= 2, "too few programs are without a finding now"
    if wrong:
        pytest.fail("\n\n".join([f"{len(wrong)} programs", *wrong[:SHOWN]]), pytrace=False)


def program_of(programs, finding):
    return next(n for n, program in programs.items() if finding.span.line in program)
