import subprocess
import sys

import pytest

from poolproof.adoption.fingerprints import fingerprints, normal
from poolproof.finding import Finding, Severity, Span
from poolproof.source.text import split_lines

SOURCE = """\
from multiprocessing import Pool

def first(n):
    pool = Pool(n)

class Runner:
    def second(self):
        self.pool = Pool(
            4,  # workers
            initializer='x',
        )
        self.pool = Pool(4)
        self.pool = Pool(4)

pool = Pool(4)
"""


def at(text, words, code="PP101", turn=0):
    """The finding at the n-th place of some words."""
    start = -1
    for _ in range(turn + 1):
        start = text.index(words, start + 1)
    before, through = split_lines(text[:start]), split_lines(text[: start + len(words)])
    span = Span(len(before), len(before[-1]) + 1, len(through), len(through[-1]) + 1)
    return Finding(code, "x", Severity.ERROR, "a.py", span, f"line {span.line}")


def marks(text, *findings):
    found = fingerprints(findings, lambda _: split_lines(text), lambda path: f"root/{path}")
    return [found[each] for each in findings]


LONG = SOURCE[SOURCE.index("Pool(\n") : SOURCE.index(")\n        self") + 1]


def all_of(text):
    long = text[text.index("Pool(", text.index("self.pool")) :]
    long = long[: long.index(")") + 1]
    fours = range(text.count("Pool(4)"))
    found = [at(text, "Pool(n)"), at(text, long), *(at(text, "Pool(4)", turn=n) for n in fours)]
    return marks(text, *found)


def test_a_fingerprint_names_file_scope_and_turn():
    found = all_of(SOURCE)
    assert [(each.path, each.scope, each.turn) for each in found] == [
        ("root/a.py", "first", 0),
        ("root/a.py", "Runner.second", 0),
        ("root/a.py", "Runner.second", 0),
        ("root/a.py", "Runner.second", 1),
        ("root/a.py", "", 0),
    ]
    assert len({str(each) for each in found}) == 5
    assert all(len(str(each)) == 32 for each in found)


@pytest.mark.parametrize(
    "changed",
    [
        f"# new\n\n\n{SOURCE}",
        SOURCE.replace("def first", "def zero():\n    Pool(3)\n\n\ndef first"),
        SOURCE.replace("pool = Pool(n)", "p  =  Pool( n )  # as many"),
        SOURCE.replace("\n", "\r\n"),
        SOURCE.replace("    ", "\t"),
        SOURCE.replace("  # workers", "  # as many, (as there are 'cores'"),
    ],
)
def test_it_survives_unrelated_edits(changed):
    before = all_of(SOURCE)
    if "Pool( n )" in changed:
        assert marks(changed, at(changed, "Pool( n )")) == before[:1]
    else:
        assert all_of(changed) == before


def test_it_survives_a_formatter():
    ugly = SOURCE.replace("initializer='x'", "initializer = 'x'")
    formatted = subprocess.run(
        [sys.executable, "-m", "ruff", "format", "--isolated", "-"],
        input=ugly,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert formatted != ugly
    assert all_of(formatted) == all_of(SOURCE)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        (SOURCE.replace("def first", "def one"), "Pool(n)"),
        (SOURCE.replace("Pool(n)", "Pool(n + 1)"), "Pool(n + 1)"),
    ],
)
def test_it_does_not_survive_another_place_or_other_code(changed, words):
    assert marks(changed, at(changed, words)) != all_of(SOURCE)[:1]


def test_rules_have_their_own():
    one, other = marks(SOURCE, at(SOURCE, "Pool(n)"), at(SOURCE, "Pool(n)", "PP102"))
    assert one.digest == other.digest
    assert str(one) != str(other)


def test_what_cannot_be_parsed_or_read_still_has_one():
    broken = "def f(:\n    Pool(2)\n"
    (mark,) = marks(broken, at(broken, "Pool(2)"))
    assert mark.scope == ""
    finding = at(SOURCE, "Pool(n)")
    assert fingerprints([finding], lambda _: None, str)[finding].turn == 0


def test_nothing_but_the_code_counts():
    assert normal("f( 'a' ,\n  b,  # no, (matter\n)") == normal('f("a", b)')
    assert normal("f('#a')") != normal("f('')")
