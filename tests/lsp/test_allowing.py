"""Where a comment goes that allows a finding."""

from __future__ import annotations

import pytest

from poolproof.adoption.allowing import insertions
from poolproof.finding import Finding, Severity, Span
from poolproof.lsp.actions import REASON
from poolproof.lsp.document import split


def allowed(text: str, span: Span) -> str:
    finding = Finding("PP101", "unreleased-pool", Severity.WARNING, "a.py", span, "")
    lines = split(text)
    return next(insertions(lines, [finding], REASON)).made(lines)


ALLOW = f"# poolproof: allow[unreleased-pool] {REASON}"


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("p = Pool()\n", Span(1, 5, 1, 11), f"{ALLOW}\np = Pool()\n"),
        ("p = Pool()  # 4\r\n", Span(1, 5, 1, 11), f"{ALLOW}\r\np = Pool()  # 4\r\n"),
        (
            "p = Pool()  # poolproof: allow[PP102] known\n",
            Span(1, 5, 1, 11),
            "p = Pool()  # poolproof: allow[PP102, unreleased-pool] known\n",
        ),
        ("p = \\\n    Pool()\n", Span(1, 5, 2, 11), f"{ALLOW}\np = \\\n    Pool()\n"),
        ("p = \\\n    Pool()\n", Span(2, 5, 2, 11), f"p = \\\n    Pool()  {ALLOW}\n"),
        (
            "if x:\n    p = Pool(); y = '''\n    '''\n",
            Span(2, 9, 2, 15),
            f"if x:\n    {ALLOW}\n    p = Pool(); y = '''\n    '''\n",
        ),
        ("Pool(\n    4,\n)", Span(1, 1, 3, 2), f"{ALLOW}\nPool(\n    4,\n)"),
        ("p = Pool()", Span(1, 5, 1, 11), f"{ALLOW}\np = Pool()"),
        (
            "# poolproof: allow[PP102] known\n# and meant\np = Pool()\n",
            Span(3, 5, 3, 11),
            "# poolproof: allow[PP102, unreleased-pool] known\n# and meant\np = Pool()\n",
        ),
        (
            "p = Pool()\n# coding: latin-1\n",
            Span(1, 5, 1, 11),
            f"p = Pool()  {ALLOW}\n# coding: latin-1\n",
        ),
    ],
)
def test_the_comment_is_put_where_it_is_heard(text: str, span: Span, expected: str) -> None:
    assert allowed(text, span) == expected


def test_no_comment_is_offered_where_none_is_heard() -> None:
    text = "x = '''\n''' + f(Pool()) + '''\n'''\n"
    finding = Finding("PP101", "unreleased-pool", Severity.WARNING, "a.py", Span(2, 9, 2, 15), "")
    assert list(insertions(split(text), [finding], REASON)) == []
