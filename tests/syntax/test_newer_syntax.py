"""Syntax newer than the interpreter is read as the nearest thing that the interpreter knows."""

from __future__ import annotations

import ast
import threading
from concurrent.futures import ThreadPoolExecutor

import libcst
import pytest

from poolproof.syntax.from_libcst import translate
from poolproof.syntax.parse import parse
from poolproof.testing import check_text


def shape(tree: ast.AST, *, places: bool = True) -> str:
    return ast.dump(tree, include_attributes=places)


def is_read_by_this_python(text: str) -> bool:
    try:
        ast.parse(text)
    except SyntaxError:
        return False
    return True


def has(*names: str) -> bool:
    return all(hasattr(ast, name) for name in names)


# (text, what an older Python reads it as, the classes that make it more than that)
WITH_PLACES = [
    ("try: a\nexcept* B: c\n", "try: a\nexcept  B: c\n", ["TryStar"]),
    (
        "try:\n    a\nexcept* (B, C) as d:\n    e;\nelse: f\nfinally: g\nh",
        "try:\n    a\nexcept  (B, C) as d:\n    e;\nelse: f\nfinally: g\nh",
        ["TryStar"],
    ),
    ("def f[T](a: T) -> T: pass", "def f   (a: T) -> T: pass", ["TypeVar"]),
    ("@a\nasync def f[T: (int, str), *U, **P](): b;", None, ["TypeVar"]),
    ("class A[T: int](B, c=d): pass", "class A        (B, c=d): pass", ["TypeVar"]),
    ("class A[T]: pass; pass", "class A   : pass; pass", ["TypeVar"]),
    ("def f[T = int](): pass", "def f         (): pass", ["TypeVar"]),
    ("def f[*T = *a[b], **P = [c]](): pass", "def f" + " " * 23 + "(): pass", ["TypeVar"]),
    ('x = f"{a["b"]}"; y', "x = f\"{a['b']}\"; y", []),
    ('f"{a!r:>{b["c"]}}"', "f\"{a!r:>{b['c']}}\"", []),
    ("f'{f'{f'{a}'}'}'", None, []),
    ('t"a{b}c{d!r:>{e}}"', 'f"a{b}c{d!r:>{e}}"', ["TemplateStr"]),
    ('x = t"{b = }", rt"\\d{c}"', 'x = f"{b = }", rf"\\d{c}"', ["TemplateStr"]),
]

WITHOUT_PLACES = [
    ("type X = int", "X = int", ["TypeAlias"]),
    ("type X[T: int, *U, **P] = dict[T, (U)]", "X = dict[T, (U)]", ["TypeAlias"]),
    ("a[*b]", "a[(*b,)]", []),
    ("a[*b, c:d]; e", None, []),
    ("a[b, *(c)] = d", None, []),
    ("def f(*a: *b, c): pass", None, []),
    ('f"{\n    a\n    # b\n}"', 'f"{a}"', []),
    ('f"{"\\n".join(a)}"', None, []),
    ('f"{a = # b\n}"', 'f"""{a = \n}"""', []),
    ("try: a\nexcept B, C: d", "try: a\nexcept (B, C): d", []),
    ("try: a\nexcept B, c.D,: e", "try: a\nexcept (B, c.D): e", []),
]
if hasattr(libcst, "LazyImport"):
    WITHOUT_PLACES += [
        ("lazy import a.b as c, d", "import a.b as c, d", []),
        ("lazy from .a import (b, c as d,)", "from .a import b, c as d", []),
    ]


@pytest.mark.parametrize(("text", "older", "classes"), WITH_PLACES)
def test_with_places(text: str, older: str | None, classes: list[str]) -> None:
    check(text, older, classes, places=True)


@pytest.mark.parametrize(("text", "older", "classes"), WITHOUT_PLACES)
def test_without_places(text: str, older: str | None, classes: list[str]) -> None:
    check(text, older, classes, places=False)


def check(text: str, older: str | None, classes: list[str], *, places: bool) -> None:
    tree = parse(text)
    if is_read_by_this_python(text):
        assert shape(translate(text)) == shape(tree)
    elif older is not None and not (classes and has(*classes)):
        assert shape(tree, places=places) == shape(parse(older), places=places)
    assert all(
        hasattr(node, "end_lineno") for node in ast.walk(tree) if "lineno" in node._attributes
    )


def test_the_places_of_a_tuple_without_parentheses() -> None:
    tree = parse("try: é\nexcept Ä, B : pass")
    [statement] = tree.body
    assert isinstance(statement, ast.Try), statement
    kind = statement.handlers[0].type
    assert isinstance(kind, ast.Tuple)
    assert (kind.lineno, kind.col_offset, kind.end_col_offset) == (2, 7, 12)


def test_starred_annotation_of_a_starred_parameter() -> None:
    [statement] = parse("def f(*a: *b): pass").body
    assert isinstance(statement, ast.FunctionDef)
    assert statement.args.vararg is not None
    annotation = statement.args.vararg.annotation
    assert isinstance(annotation, ast.Starred)
    assert (annotation.col_offset, annotation.end_col_offset) == (10, 12)


NEEDS_UNPACKING = pytest.mark.skipif(
    not hasattr(libcst, "StarredDictComp"), reason="LibCST is too old"
)


@NEEDS_UNPACKING
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("[*a for a in b]", ast.ListComp),
        ("{*a for a in b}", ast.SetComp),
        ("(*a for a in b)", ast.GeneratorExp),
    ],
)
def test_unpacking_in_comprehensions(text: str, kind: type[ast.ListComp]) -> None:
    [statement] = parse(text).body
    assert isinstance(statement, ast.Expr)
    assert isinstance(statement.value, kind)
    assert isinstance(statement.value.elt, ast.Starred)
    assert (statement.value.col_offset, statement.value.end_col_offset) == (0, 15)


@NEEDS_UNPACKING
def test_unpacking_in_a_dict_comprehension() -> None:
    [statement] = parse("{**a for a in b}").body
    assert isinstance(statement, ast.Expr)
    assert isinstance(statement.value, ast.DictComp)
    assert isinstance(statement.value.key, ast.Name)
    assert statement.value.value is None


def test_soft_keywords_stay_names() -> None:
    parse("type = match = case = lazy = _ = 1\ntype(match)[case].lazy")


def test_newer_syntax_in_a_file_with_feeds_and_carriage_returns() -> None:
    text = "x = 1\r\n\fdef f():\r\n    try: é\r\n    except A, B: y\r\n\f\r\n\fz"
    tree = parse(text)
    function, last = tree.body[1:]
    assert (function.lineno, function.col_offset, function.end_lineno) == (2, 1, 4)
    assert (last.lineno, last.col_offset) == (6, 1)


def test_many_threads_may_read_at_once() -> None:
    before = threading.stack_size()
    with ThreadPoolExecutor(8) as pool:
        trees = pool.map(parse, ["try: a\nexcept B, C: d\n" * 20] * 32)
    assert len({shape(tree) for tree in trees}) == 1
    assert threading.stack_size() == before


@pytest.mark.parametrize(
    "line",
    [
        "t = t'{xs} {xs = }'",
        "type Pair[T] = tuple[T, T]",
        "lazy import json",
        pytest.param("both = {**x for x in xs}", marks=NEEDS_UNPACKING),
        pytest.param("both = [*x for x in xs]", marks=NEEDS_UNPACKING),
        "try:\n    xs()\nexcept ValueError, TypeError:\n    pass",
    ],
)
def test_what_is_newer_is_followed_like_the_rest(line: str) -> None:
    text = f"from multiprocessing import Pool\nxs = Pool(2).map(len, [])\n{line}\n"
    report = check_text(text)
    assert report.errors == ()
    assert "PP101" in [finding.code for finding in report.findings]
