"""How names are spelled."""

import ast

import pytest

from poolproof.syntax.spelling import dotted, last_word


@pytest.mark.parametrize(
    ("text", "path", "word"),
    [
        ("a", "a", "a"),
        ("a.b.c", "a.b.c", "c"),
        ("a().b", None, "b"),
        ("a[0].b", None, "b"),
        ("'a'.b", None, "b"),
        ("a()", None, ""),
        ("'a'", None, ""),
    ],
)
def test_chains_of_attributes(text, path, word):
    node = ast.parse(text, mode="eval").body
    assert (dotted(node), last_word(node)) == (path, word)


def test_what_is_left_out_has_no_word():
    assert last_word(None) == ""
