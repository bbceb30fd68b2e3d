"""What comparisons say about each other, against trying every number."""

import ast
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poolproof.flow.conditions import (
    NEGATION,
    comparison,
    constant_of,
    decide,
    holds,
    stable_key,
)

every = settings(deadline=None, derandomize=True, database=None)
OPERATORS = ("==", "!=", "<", "<=", ">", ">=")
WHOLE = range(-12, 13)
LINE = [n / 4 for n in range(-60, 61)]  # every point that differs, for constants that are halves

comparisons = st.tuples(st.sampled_from(OPERATORS), st.integers(-6, 6))
halves = st.tuples(st.sampled_from(OPERATORS), st.integers(-12, 12).map(lambda n: n / 2))
texts = st.tuples(st.sampled_from(("==", "!=")), st.sampled_from("abc"))


def true_of(asked, values):
    """The answers that are possible for these values."""
    operator, constant = asked
    return {holds(operator, value, constant) for value in values}


def satisfying(known, line):
    return [v for v in line if all(holds(op, v, c) for op, c in known)]


@pytest.mark.parametrize(("known", "asked"), list(product(OPERATORS, OPERATORS)))
def test_one_comparison_decides_another_exactly_when_every_number_agrees(known, asked):
    for a, b in product(range(-3, 4), repeat=2):
        values = satisfying([(known, a)], WHOLE)
        answers = true_of((asked, b), values)
        expected = answers.pop() if len(answers) == 1 else None
        assert decide([(known, a)], (asked, b)) is expected, (known, a, asked, b)


@every
@given(st.lists(comparisons, min_size=1, max_size=4), comparisons)
def test_several_decide_exactly_when_every_whole_number_agrees(known, asked):
    values = satisfying(known, WHOLE)
    answers = true_of(asked, values)
    expected = answers.pop() if len(answers) == 1 else None
    assert decide(known, asked) is expected


@every
@given(st.lists(halves | comparisons, min_size=1, max_size=3), halves)
def test_what_is_decided_about_fractions_is_true_of_all_of_them(known, asked):
    decided = decide(known, asked)
    if decided is not None:
        assert true_of(asked, satisfying(known, LINE)) <= {decided}


@every
@given(st.lists(texts, min_size=1, max_size=3), texts)
def test_texts_are_told_apart(known, asked):
    words = satisfying(known, [*"abc", "another"])
    decided = decide(known, asked)
    if words:
        answers = true_of(asked, words)
        assert decided is (answers.pop() if len(answers) == 1 else None)


@every
@given(st.lists(texts | comparisons, min_size=1, max_size=3), texts | comparisons)
def test_what_is_decided_is_true_whether_it_is_a_text_or_a_number(known, asked):
    decided = decide(known, asked)
    if decided is not None:
        values = satisfying(known, [*WHOLE, *"abc", "another"])
        assert true_of(asked, values) <= {decided, None}


@every
@given(comparisons | halves, comparisons | halves)
def test_a_negation_is_the_opposite(known, asked):
    operator, constant = asked
    decided = decide([known], asked)
    opposite = decide([known], (NEGATION[operator], constant))
    assert opposite is (None if decided is None else not decided)


@pytest.mark.parametrize(("left", "right"), [("n {} 3", "3 {} n")])
@pytest.mark.parametrize(("one", "other"), [("<", ">"), ("<=", ">="), ("==", "=="), ("!=", "!=")])
def test_a_comparison_reads_the_same_from_both_sides(left, right, one, other):
    def parsed(text):
        found = comparison(ast.parse(text, mode="eval").body)
        return found.key, found.operator, found.constant

    assert parsed(left.format(one)) == parsed(right.format(other))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1", 1), ("-1", -1), ("- -1", 1), ("'a'", "a"), ("1.5", 1.5), ("True", None), ("-True", None),
     ("None", None), ("b'a'", None), ("x", None), ("-'a'", None), ("1 + 1", None), ("+1", None)],
)  # fmt: skip
def test_constants(text, expected):
    found = constant_of(ast.parse(text, mode="eval").body)
    assert (found, type(found)) == (expected, type(expected))


@pytest.mark.parametrize("text", ["a", "a.b", "len(a)", "a.b[c].d", "a + b", "isinstance(a, b)"])
def test_what_answers_the_same_twice_has_a_key(text):
    key, roots = stable_key(ast.parse(text, mode="eval").body)
    assert key == text
    names = {n.id for n in ast.walk(ast.parse(text)) if isinstance(n, ast.Name)}
    assert names <= roots | {"len", "isinstance"}


@pytest.mark.parametrize(
    "text", ["f(a)", "a.f()", "(a := b)", "await a", "(yield)", "[x for x in a]", "lambda: a",
             "f()[0]", "a + f()", "random.random()"],
)  # fmt: skip
def test_what_may_answer_differently_has_none(text):
    assert stable_key(ast.parse(text, mode="eval").body) is None
