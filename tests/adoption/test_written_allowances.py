import ast

import pytest

from poolproof.adoption.allowing import allowing
from poolproof.finding import Finding, Severity, Span
from poolproof.source.allowances import Allowances
from poolproof.source.text import decode, split_lines

NAMES = {"PP101": "unreleased-pool", "PP102": "unjoined-pool", "PP901": "unused-allowance"}


def at(text, words, code="PP101"):
    start = text.index(words)
    before, through = split_lines(text[:start]), split_lines(text[: start + len(words)])
    span = Span(len(before), len(before[-1]) + 1, len(through), len(through[-1]) + 1)
    return Finding(code, NAMES[code], Severity.ERROR, "a.py", span, "m")


def allowed(text, *findings, encoding="utf-8", reason="it is meant"):
    outcome = allowing(text.encode(encoding), findings, reason)
    assert outcome.refusals == ()
    after = decode(outcome.data).text
    assert ast.dump(ast.parse(after)) == ast.dump(ast.parse(text))
    return outcome.data.decode(encoding)


def test_the_comment_stands_above_with_the_same_indent():
    text = "def f():\n    pool = Pool(2)\n"
    assert allowed(text, at(text, "Pool(2)")) == (
        "def f():\n    # poolproof: allow[unreleased-pool] it is meant\n    pool = Pool(2)\n"
    )


def test_several_at_one_line_share_a_comment_and_others_stay_right():
    text = "a = Pool(1)\nb = Pool(2)\nc = Pool(3)\n"
    found = at(text, "Pool(3)"), at(text, "Pool(1)"), at(text, "Pool(1)", "PP102")
    assert allowed(text, *found) == (
        "# poolproof: allow[unreleased-pool, unjoined-pool] it is meant\n"
        "a = Pool(1)\nb = Pool(2)\n"
        "# poolproof: allow[unreleased-pool] it is meant\nc = Pool(3)\n"
    )


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("last", [True, False])
def test_line_ends_are_kept(end, last):
    text = f"x = 1{end}\tpool = Pool(2){end if last else ''}".replace("\t", "")
    after = allowed(text, at(text, "Pool(2)"))
    assert after.count(end) == text.count(end) + 1
    assert after.replace(end, "").count("\r") + after.replace(end, "").count("\n") == 0


def test_tabs_form_feeds_and_encodings_are_kept():
    text = "# coding: latin-1\nif 1:\n\té = Pool(2)\n"
    after = allowed(text, at(text, "Pool(2)"), encoding="latin-1", reason="naïve")
    assert "\n\t# poolproof: allow[unreleased-pool] naïve\n\té" in after
    data = b"\xef\xbb\xbfpool = Pool(2)\n"
    outcome = allowing(data, [at("pool = Pool(2)\n", "Pool(2)")], "x")
    assert outcome.data == b"\xef\xbb\xbf# poolproof: allow[unreleased-pool] x\npool = Pool(2)\n"


@pytest.mark.parametrize(
    "text",
    [
        "x = [\n    Pool(2),\n]\n",
        "if a:\n    pass\nelif Pool(2):\n    pass\n",
        "@d(Pool(2))\ndef f(): pass\n",
        "try:\n    pass\nexcept Pool(2):\n    pass\n",
        "x = 1; Pool(2)",
        "x = Pool(2)  # noqa: E501",
        "x = f('''\na''', Pool(2))\n",
    ],
)
def test_odd_places(text):
    after = allowed(text, at(text, "Pool(2)"))
    allowances = Allowances(after)
    assert allowances.allows(at(after, "Pool(2)"))
    assert list(allowances.unused(NAMES, set(NAMES))) == []


def test_after_a_backslash_it_goes_to_the_end_of_the_line():
    text = "x = \\\n    Pool(2)\n"
    assert allowed(text, at(text, "Pool(2)")) == (
        "x = \\\n    Pool(2)  # poolproof: allow[unreleased-pool] it is meant\n"
    )


def test_where_no_comment_can_stand_it_is_refused():
    text = 'x = f"""\n{Pool(2)}\n"""\n'
    finding = at(text, "{Pool(2)}")
    outcome = allowing(text.encode(), [finding], "x")
    assert outcome.data == text.encode()
    (refusal,) = outcome.refusals
    assert refusal.finding == finding
    assert "allow-file" in refusal.why


def test_a_reason_declares_no_encoding():
    text = "x = Pool(2)\ny = 'é'\n"
    outcome = allowing(text.encode(), [at(text, "Pool(2)")], "coding: latin-1")
    after = outcome.data.decode()
    assert decode(outcome.data).text == after
    assert after == text.replace(
        "Pool(2)", "Pool(2)  # poolproof: allow[unreleased-pool] coding: latin-1"
    )


def test_what_the_encoding_cannot_hold_is_refused():
    text = "# coding: latin-1\nPool(2)\n"
    outcome = allowing(text.encode(), [at(text, "Pool(2)")], "因为")
    assert outcome.data == text.encode()
    assert len(outcome.refusals) == 1


def test_an_allowance_that_is_unused_is_not_allowed():
    text = "x = 1  # poolproof: allow[unreleased-pool]\n"
    (refusal,) = allowing(text.encode(), [at(text, "unreleased-pool", "PP901")], "x").refusals
    assert refusal.why == "take the comment away that it is about"


def test_what_cannot_be_decoded_is_refused_and_what_cannot_be_parsed_is_not():
    finding = at("Pool(2)\n", "Pool(2)")
    assert len(allowing(b"Pool(2)\n\xff", [finding], "x").refusals) == 1
    assert allowing(b"Pool(2)\ndef f(:\n", [finding], "x").refusals == ()
