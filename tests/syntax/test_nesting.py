"""The measure of depth: enough for the true depth, and not much more on real code."""

from __future__ import annotations

import ast
import sysconfig
from pathlib import Path

import pytest

from poolproof.syntax.lexing import NotPython, tokens
from poolproof.syntax.nesting import Limits, too_deep


def cut(text: str) -> list[str]:
    return [f"{token.kind[0]} {token.text}" for token in tokens(text) if token.kind != "newline"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a1_é = 0x1F", ["w a1_é", "o =", "w 0x1F"]),
        ("a  # (\n\\\n b", ["w a", "w b"]),
        ("'('\"[\"'''{\n'''", ["s '('", 's "["', "s '''{\n'''"]),
        (r"'\'(' rb'\'(' u'' ''", ["s '\\'('", "s rb'\\'('", "s u''", "s ''"]),
        ("f''", ["o f'", "c '"]),
        ("f'a{b}c'", ["o f'", "o {", "w b", "c }", "c '"]),
        ("f'{{a}}'", ["o f'", "c '"]),
        ("f'{a['b']}'", ["o f'", "o {", "w a", "o [", "s 'b'", "c ]", "c }", "c '"]),
        ("f'{a!r:>{b}}'", ["o f'", "o {", "w a", "o !", "w r", "o {", "w b", "c }", "c }", "c '"]),
        ("f'{a:%H:%M}'", ["o f'", "o {", "w a", "c }", "c '"]),
        (
            "f'{a:{b:{c}}}'",
            ["o f'", *["o {", "w a", "o {", "w b", "o {", "w c"], *["c }"] * 3, "c '"],
        ),
        ("f'{(a:=b)}'", ["o f'", "o {", "o (", "w a", "o :=", "w b", "c )", "c }", "c '"]),
        ("f'{a[b:c]}'", ["o f'", "o {", "w a", "o [", "w b", "o :", "w c", "c ]", "c }", "c '"]),
        (r"f'\N{DASH}\{a}'", ["o f'", "o {", "w a", "c }", "c '"]),
        (r"rf'\N{a}\'{b}'", ["o rf'", "o {", "w a", "c }", "o {", "w b", "c }", "c '"]),
        ("f'''\n'{a}''b'''", ["o f'''", "o {", "w a", "c }", "c '''"]),
        ("T'{\n#}\na}'", ["o T'", "o {", "w a", "c }", "c '"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    "text", ["(", ")", "(]", "'", "'''", "f'", "f'{a'", "f'}'", "f'{a:\n}'", "$"]
)
def test_what_is_no_python(text: str) -> None:
    with pytest.raises(NotPython):
        list(tokens(text))


@pytest.mark.parametrize(
    ("text", "depth"),
    [
        ("a", 1),
        ("a + b + c", 5),
        ("a + b, c", 3),
        ("[a + b, c]", 4),
        ("[[a, b], [c, d]]", 3),
        ("f(a)(b, c)(d)", 5),
        ("a\nb + c\nd", 3),
        ("a; b + c; d", 3),
        ("lambda a, b: c, d", 4),
        ("lambda a, b: lambda c, d: e", 7),
        ("[a for b, c in d]", 6),
        ("'a' 'b' 'c'", 3),
        ("if a: b\nelif c: d\nelif e: f", 6),
        ("if a:\n    b\n    if c: d\n    elif e: f\nelif g:\n    h", 5),
        ("if a: b\nelif c: d\nif e: f", 5),
    ],
)
def test_depth(text: str, depth: int) -> None:
    assert too_deep(text, Limits(depth)) is None
    assert too_deep(text, Limits(depth - 1)) is not None


def test_brackets() -> None:
    assert too_deep("(" * 300 + ")" * 300, Limits(1000)) is None
    assert too_deep("del " + "(" * 300 + ")" * 300, Limits(1000)) is None
    assert too_deep("(" * 200 + ")" * 200) is None
    assert too_deep("(" * 201 + ")" * 201) == 200
    for keyword in ("case", "del"):
        assert too_deep(f"{keyword} " + "(" * 8 + ")" * 8) is None
        assert too_deep(f"{keyword} " + "(" * 9 + ")" * 9) is not None


def test_blocks() -> None:
    nested = "".join(f"{' ' * n}if a:\n" for n in range(99)) + " " * 99
    assert too_deep(nested + "b") is None
    assert too_deep(nested + "if a:\n" + " " * 100 + "b") is not None


def height(node: ast.AST) -> int:
    """How deep the tree below a node is, without recursion."""
    deepest, pending = 0, [(node, 1)]
    while pending:
        found, depth = pending.pop()
        deepest = max(deepest, depth)
        below = (c for c in ast.iter_child_nodes(found) if isinstance(c, ast.expr | ast.keyword))
        pending.extend((child, depth + 1) for child in below)
    return deepest


@pytest.mark.parametrize("name", ["argparse", "ast", "dataclasses", "inspect", "shutil", "typing"])
def test_real_code_is_not_measured_as_less_deep_than_it_is(name: str) -> None:
    text = Path(sysconfig.get_paths()["stdlib"], f"{name}.py").read_text("utf-8")
    lines = text.split("\n")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Assign | ast.Expr | ast.Return | ast.AugAssign | ast.Raise):
            own = "\n".join(lines[node.lineno - 1 : node.end_lineno])
            assert too_deep(own.lstrip(), Limits(height(node) // 2 - 1)) is not None, own
    assert too_deep(text, Limits(500)) is None
