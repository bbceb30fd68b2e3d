"""Columns in the units of an editor."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types as lsp

from poolproof.finding import Span
from poolproof.lsp.positions import Encoding, Ruler

LINE = st.text(st.sampled_from("ab é€😀\t"), max_size=12)


@pytest.mark.parametrize(
    ("encoding", "unit"), [(Encoding.UTF8, 7), (Encoding.UTF16, 5), (Encoding.UTF32, 4)]
)
def test_an_emoji_takes_as_many_units_as_the_encoding_says(encoding: Encoding, unit: int) -> None:
    ruler = Ruler(['x="😋"\n'], encoding)
    assert ruler.position(1, 5) == lsp.Position(0, unit)
    assert ruler.place(lsp.Position(0, unit)) == (1, 5)


@given(LINE, st.integers(0, 12), st.sampled_from(Encoding))
@settings(derandomize=True, database=None)
def test_every_column_comes_back(line: str, column: int, encoding: Encoding) -> None:
    column = min(column, len(line)) + 1
    ruler = Ruler([line], encoding)
    position = ruler.position(1, column)
    sizes = {Encoding.UTF8: "utf-8", Encoding.UTF16: "utf-16-le", Encoding.UTF32: "utf-32-le"}
    width = {Encoding.UTF8: 1, Encoding.UTF16: 2, Encoding.UTF32: 4}[encoding]
    assert position.character == len(line[: column - 1].encode(sizes[encoding])) // width
    assert ruler.place(position) == (1, column)


def test_a_place_inside_a_character_is_before_it() -> None:
    assert Ruler(["😀x"], Encoding.UTF16).place(lsp.Position(0, 1)) == (1, 1)
    assert Ruler(["😀x"], Encoding.UTF8).place(lsp.Position(0, 3)) == (1, 1)


def test_what_is_behind_the_end_is_the_end() -> None:
    ruler = Ruler(["ab\n", "c"], Encoding.UTF16)
    assert ruler.place(lsp.Position(0, 99)) == (1, 3)
    assert ruler.place(lsp.Position(99, 0)) == (2, 2)
    assert ruler.position(9, 1) == lsp.Position(2, 0)


def test_spans_go_both_ways() -> None:
    ruler = Ruler(["é = 1\r\n", "😀 = 2\r\n"], Encoding.UTF16)
    span = Span(1, 1, 2, 3)
    assert ruler.span(ruler.range(span)) == span
