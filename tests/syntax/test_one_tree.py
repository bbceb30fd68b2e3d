"""Both readers make the same tree, positions included.

The reader for newer syntax is compared with the interpreter's own: on a table of tricky syntax, on
variations of it, and on real files. By default those are a fixed sample of the standard library and
of the installed packages; with POOLPROOF_ORACLE=all they are all files (tens of minutes).
"""

from __future__ import annotations

import ast
import hashlib
import io
import os
import re
import sysconfig
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from poolproof.syntax.from_libcst import Refused, translate
from poolproof.syntax.nesting import too_deep
from poolproof.syntax.parse import ParseFailure, parse

TRICKY = (Path(__file__).parent / "tricky.txt").read_text("utf-8")[:-1].split("\n----\n")


def starred_after_keyword(tree: ast.AST) -> bool:
    return any(
        isinstance(base, ast.Starred) and (base.lineno, base.col_offset) > _place(node.keywords[0])
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and node.keywords
        for base in node.bases
    )


def annotated_in_parentheses(tree: ast.AST) -> bool:
    return any(
        isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and not node.simple
        for node in ast.walk(tree)
    )


def _place(node: ast.keyword) -> tuple[int, int]:
    return node.lineno, node.col_offset


# What every Python reads, and LibCST not, or not without loss: seen in the tree, in the text.
TREES_LIBCST_CANNOT = (
    (annotated_in_parentheses, "annotation of a name in parentheses"),
    (starred_after_keyword, "starred base class after a keyword"),
)
TEXTS_LIBCST_CANNOT = (
    (re.compile(r"^[ \t\f]*\\\n", re.MULTILINE), "line with nothing but a backslash"),
    (re.compile(r"\basync\b[ \t\f]*(#.*)?\n"), "line that ends between async and for"),
    (re.compile(r"else\((\s|#.*\n|\\\n|\()*lambda\b"), "lambda in parentheses right after else"),
)

LINE_ENDS = ("\n", "\r\n", "\r")


def shape(tree: ast.AST) -> str:
    return ast.dump(tree, include_attributes=True)


def excuse(text: str) -> str | None:
    """Why LibCST may refuse the text."""
    text, tree = with_line_feeds(text), ast.parse(text)
    reasons = [why for holds, why in TREES_LIBCST_CANNOT if holds(tree)]
    reasons += [why for pattern, why in TEXTS_LIBCST_CANNOT if pattern.search(text)]
    return next(iter(reasons), None)


def with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def assert_alike(text: str) -> None:
    try:
        translated = translate(text)
    except (Refused, ParseFailure):
        reason = excuse(text)
        if reason is None:
            raise
        pytest.skip(f"LibCST cannot read this: {reason}")
    assert shape(translated) == shape(parse(text))


@pytest.mark.parametrize("text", TRICKY)
def test_tricky_syntax(text: str) -> None:
    assert_alike(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "\n\n# c\n",
        "\ufeffx = 1\n",
        "x = 1",
        "x = 1\n    ",
        "x = 1\n    # c",
        "a\rb",
        "a\r\nb\r\n",
        "a\r\r\nb",
        "x # c\ry",
        "(a,\r b)",
        "if x:\r  a\r  b\r",
        "if x:\r\n    a\r\n    b\r\n",
        'x = """a\r\nb\rc"""\r\ny',
        'f"""a\r\n{b}\rc"""\r\ny',
        "x = 'a\\\r\nb'; y",
        "x = 1 + \\\r\n  2",
        "\fx = 1",
        "x = 1\n\fy = 2",
        "if x:\n    a\n\f\n    b\n",
        "if x:\n    a\n\f    b\n  \f    c\n",
        "if x:\n\f    a\n\f    b\n\felse:\n    c",
        "def f():\n    a\n\f\ndef g(): b\n",
        "x = '''\n\f y'''\n\fz",
        "(\n\f  a)\n",
        "x \f = 1",
        "if x:\n    a\n\f    # c\n    b\n",
        "if x:\n\ty\n\tz\n",
        "if x:\n        y\n        if z:\n        \tw\n",
        "x = 1\n\\\n\ny",
        "if x:\n    a\n\\\n    b",
        "if x:\n    a\n    \\\n    b\nc",
        "x = f'{a!r }{b!s  :>{c}}'; y",
        "x = 1\n    # c 1\n\n  # d\n    # c",
        "é; f(x)  # c\n\n        # d\n        #  e\n",
        "\fé = f'{é!r  }'; é\n    # c\n # d",
    ],
)
def test_line_ends_and_blanks(text: str) -> None:
    assert_alike(text)


def blanks_inside(text: str) -> Iterator[tuple[int, bool]]:
    """Where a blank may stand that is no indentation, and whether a newline may, too."""
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    outside = {
        tokenize.NEWLINE, tokenize.NL, tokenize.INDENT, tokenize.DEDENT, tokenize.COMMENT,
        tokenize.ENDMARKER,
    }  # fmt: skip
    depth = formatted = 0
    before = None
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        name = tokenize.tok_name[token.type]
        formatted += name.endswith("STRING_START")
        inside = before is not None and not {before.type, token.type} & outside
        if inside and not formatted and token.start[0] == before.end[0]:
            yield starts[token.start[0] - 1] + token.start[1], depth > 0
        formatted -= name.endswith("STRING_END")
        depth += (token.string in "([{") - (token.string in ")]}") if token.string else 0
        before = token


@st.composite
def variations(draw: st.DrawFn) -> str:
    """A few tricky snippets after each other, spaced differently, in a block or not."""
    text = "\n".join(draw(st.lists(st.sampled_from(TRICKY), min_size=1, max_size=3)))
    try:
        ast.parse(text)
        places = list(blanks_inside(text))
    except (SyntaxError, tokenize.TokenError):
        assume(False)
        raise
    for offset, in_brackets in reversed(places):
        choices = ["", "", "", " ", "\t", " \f", " \\\n  "]
        blank = draw(st.sampled_from([*choices, "\n", " # é\n "] if in_brackets else choices))
        text = text[:offset] + blank + text[offset:]
    if draw(st.booleans()):
        indent = draw(st.sampled_from(["  ", "\t", "        "]))
        text = "if é:\n" + "".join(f"{indent}{line}\n" for line in text.split("\n"))
    text = draw(st.sampled_from(["", "", "é = 'ü'; "])) + text
    return text.replace("\n", draw(st.sampled_from(LINE_ENDS)))


@given(variations())
@settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
def test_variations(text: str) -> None:
    try:
        ast.parse(text)
    except SyntaxError:
        assume(False)
    try:
        translated = translate(text)
    except (Refused, ParseFailure):
        assume(excuse(text) is None)
        raise
    assert shape(translated) == shape(parse(text))


def real_files() -> list[Path]:
    paths = sysconfig.get_paths()
    files = sorted({*Path(paths["stdlib"]).rglob("*.py"), *Path(paths["purelib"]).rglob("*.py")})
    if os.environ.get("POOLPROOF_ORACLE") == "all":
        return files
    small = [path for path in files if path.stat().st_size < 50_000]
    return sorted(small, key=lambda path: hashlib.md5(path.name.encode()).digest())[:60]


@pytest.mark.parametrize("path", real_files(), ids=str)
def test_real_files(path: Path) -> None:
    try:
        text = path.read_bytes().decode()
        tree = parse(text)
    except (UnicodeDecodeError, ParseFailure):
        pytest.skip("not for this Python, or not UTF-8")
    if too_deep(with_line_feeds(text)) is not None:
        pytest.skip("nested too deeply for LibCST")
    del tree
    assert_alike(text)
