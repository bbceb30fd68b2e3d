import ast
import contextlib
import encodings.aliases

import pytest

from poolproof.finding import Span
from poolproof.source.text import LineIndex, UndecodableTextError, decode, lenient, split_lines


def test_utf8_is_the_default():
    assert decode("x = 'é𝄞'\n".encode()).text == "x = 'é𝄞'\n"


def test_line_ends_and_form_feeds_are_kept():
    data = b"a = 1\r\nb = 2\rc = 3\n\x0cd = '\t'\n"
    assert decode(data).text == data.decode()


def test_the_byte_order_mark_is_noted_and_taken_off():
    source = decode(b"\xef\xbb\xbfx = 1\n")
    assert (source.text, source.bom, source.encoding) == ("x = 1\n", True, "utf-8")


@pytest.mark.parametrize(
    "first",
    [
        b"# -*- coding: latin-1 -*-",
        b"# vim: set fileencoding=iso-8859-15 :",
        b"#!/usr/bin/env python\n# coding=cp1252",
        b"\x0c # coding: latin-1-unix",
        b"\r\n# coding: latin-1",
        b"# x\r# coding: latin-1",
    ],
)
def test_declared_encodings_are_used(first):
    assert decode(first + b"\nx = '\xe9'\n").text.endswith("x = 'é'\n")


@pytest.mark.parametrize(
    "first", [b"x = 1\n# coding: latin-1", b"#\n#\n# coding: latin-1", b"'# coding: latin-1'"]
)
def test_what_is_no_declaration_is_not_taken_for_one(first):
    with pytest.raises(UndecodableTextError, match="no other encoding is declared"):
        decode(first + b"\nx = '\xe9'\n")


def test_the_declaration_agrees_with_the_interpreter_on_emacs_suffixes():
    assert decode(b"# coding: utf-8-unix\nx = '\xc3\xa9'\n").encoding == "utf-8"


def test_an_undecodable_byte_has_a_place_in_characters():
    with pytest.raises(UndecodableTextError) as caught:
        decode("a = 'é'\r\nb = 'éé".encode() + b"\xff'\n")
    assert (caught.value.line, caught.value.column) == (2, 8)
    assert caught.value.span == Span(2, 8, 2, 9)
    assert "0xff" in caught.value.message


@pytest.mark.parametrize(
    ("data", "message", "place"),
    [
        (b"# coding: nonsense\n", "'nonsense' is unknown", (1, 11)),
        (b"#\n# coding: hex\n", "not one of text", (2, 11)),
        (b"# coding: undefined\n", "not valid undefined", (1, 1)),
        (b"\xef\xbb\xbf# coding: latin-1\n", "byte order mark", (1, 11)),
        (b"x = 1\ny = '\0'\n", "NUL", (2, 6)),
        (b"# coding: ascii\n\n\xff", "not valid ascii", (3, 1)),
        (b"# coding: idna\n\xff", "not valid idna", (2, 1)),
        ("x = 1".encode("utf-16"), "this is UTF-16", (1, 1)),
        ("x = 1".encode("utf-32"), "this is UTF-32", (1, 1)),
    ],
)
def test_what_cannot_be_read_says_why_and_where(data, message, place):
    with pytest.raises(UndecodableTextError, match=message) as caught:
        decode(data)
    assert (caught.value.line, caught.value.column) == place


@pytest.mark.parametrize("codec", sorted(set(encodings.aliases.aliases.values()) | {"idna"}))
@pytest.mark.parametrize("rest", [b"", b"x = '\xff'\r\n", b"\0\x80\xfe" * 9, bytes(range(256))])
def test_no_codec_of_python_does_any_harm(codec, rest):
    data = f"# coding: {codec}\n".encode() + rest
    with contextlib.suppress(UndecodableTextError):
        decode(data)
    assert isinstance(lenient(data), str)


def test_a_declared_mark_and_utf8_agree():
    assert decode(b"\xef\xbb\xbf# coding: utf-8\n").bom


def test_a_lenient_reading_has_the_same_lines():
    assert split_lines(lenient(b"a\xff\r\nb\0\rc")) == ["a�", "b\0", "c"]


def test_only_the_line_ends_of_python_end_a_line():
    text = "a\x0cb\x0bc\x1cd\x85e\u2028f\ng\r\nh\ri"
    assert split_lines(text) == ["a\x0cb\x0bc\x1cd\x85e\u2028f", "g", "h", "i"]


@pytest.mark.parametrize(
    "text",
    [
        "x = 'é𝄞', Pool(4)\n",
        "if x:\r\n\ty = Pool(\r\n  4)\r\n",
        "a = 1\rb = 'ü'; Pool(2)\r",
        "\x0cpass\n\x0c\nPool('é')\n",
    ],
)
def test_spans_of_nodes_cut_out_their_text(text):
    index = LineIndex(text)
    (call,) = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))
    assert call.end_lineno is not None
    assert call.end_col_offset is not None
    span = index.span(call.lineno, call.col_offset, call.end_lineno, call.end_col_offset)
    start = index.position(span.line, span.column)
    cut = text[start : index.position(span.end_line, span.end_column)]
    assert cut.startswith("Pool(")
    assert cut.endswith(")")
    assert ast.dump(ast.parse(cut, mode="eval").body) == ast.dump(call)


def test_a_place_behind_the_end_is_not_an_error():
    assert LineIndex("x\n").column(99, 3) == 4
