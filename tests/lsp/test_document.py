"""A document that is changed as editors change it."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types as lsp

from poolproof.lsp.document import Document, split
from poolproof.lsp.positions import Encoding

TEXT = st.text(st.sampled_from("ab\n\ré😀 "), max_size=12)
PLACE = st.tuples(st.integers(0, 8), st.integers(0, 8))
EDIT = st.tuples(PLACE, PLACE, st.text(st.sampled_from("x\n\r😀"), max_size=4))


def opened(text: str) -> Document:
    return Document.opened("file:///a.py", Path("/a.py"), 1, text)


def partial(
    start: tuple[int, int], end: tuple[int, int], text: str
) -> lsp.TextDocumentContentChangePartial:
    return lsp.TextDocumentContentChangePartial(
        lsp.Range(lsp.Position(*start), lsp.Position(*end)), text
    )


def offset(text: str, line: int, units: int, encoding: Encoding) -> int:
    """Where a place of an editor is in a text: computed in another way than the document does."""
    lines = split(text)
    if line >= len(lines):
        return len(text)
    body = lines[line].rstrip("\r\n")
    inside = 0
    while inside < len(body) and encoding.width(body[: inside + 1]) <= units:
        inside += 1
    return sum(map(len, lines[:line])) + inside


@given(TEXT, st.lists(EDIT, max_size=5), st.sampled_from(Encoding))
@settings(derandomize=True, database=None, max_examples=400)
def test_edits_do_what_they_do_to_plain_text(
    text: str, edits: list[tuple[tuple[int, int], tuple[int, int], str]], encoding: Encoding
) -> None:
    document = opened(text)
    for version, (one, other, inserted) in enumerate(edits, start=2):
        start, end = sorted([one, other])
        first, last = sorted([offset(text, *start, encoding), offset(text, *end, encoding)])
        text = text[:first] + inserted + text[last:]
        document.change(version, [partial(start, end, inserted)], encoding)
        assert document.text == text
        assert document.lines == split(text)
        assert len(document.origin) == len(document.lines)


@given(st.text(st.sampled_from("ab\n\r\x0c\u2028\x85"), max_size=20))
@settings(derandomize=True, database=None)
def test_only_what_ends_a_line_in_python_splits(text: str) -> None:
    lines = split(text)
    assert "".join(lines) == text
    assert all("\n" not in line[:-1].removesuffix("\r") for line in lines)
    assert not lines[-1].endswith(("\n", "\r"))


@given(TEXT, st.lists(EDIT, max_size=4), st.lists(EDIT, max_size=4))
@settings(derandomize=True, database=None, max_examples=300)
def test_a_line_that_has_an_origin_is_that_line(
    text: str,
    before: list[tuple[tuple[int, int], tuple[int, int], str]],
    after: list[tuple[tuple[int, int], tuple[int, int], str]],
) -> None:
    document = opened(text)
    for version, (one, other, inserted) in enumerate(before, start=2):
        document.change(version, [partial(*sorted([one, other]), inserted)], Encoding.UTF16)
    known = document.snapshot()
    for version, (one, other, inserted) in enumerate(after, start=10):
        document.change(version, [partial(*sorted([one, other]), inserted)], Encoding.UTF16)
    document.remember(known)
    for line, old in zip(document.lines, document.origin, strict=True):
        assert old is None or known.lines[old] == line


def test_a_typed_line_moves_the_others_and_has_no_origin() -> None:
    document = opened("a\nb\nc\n")
    document.change(2, [partial((1, 0), (1, 0), "new\n")], Encoding.UTF16)
    assert document.origin == [0, None, 1, 2, 3]


def test_a_whole_new_text_keeps_what_it_shares_with_the_old_one() -> None:
    document = opened("a\nb\nc\n")
    document.change(2, [lsp.TextDocumentContentChangeWholeDocument("a\nx\nc\n")], Encoding.UTF16)
    assert document.text == "a\nx\nc\n"
    assert document.origin == [0, None, 2, 3]
    assert not document.settled
