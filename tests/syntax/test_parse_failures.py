"""What no parser reads gets a message with its place, and never takes the process down."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
import warnings

import pytest

from poolproof.syntax.parse import ParseFailure, parse

NEWER = "try: a\nexcept A, B: c\n"  # what Python before 3.14 leaves to LibCST


def failure(text: str) -> ParseFailure:
    with pytest.raises(ParseFailure) as caught:
        parse(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("x = (1,\n\n", 1, 5, "'(' was never closed"),
        ("x = 1\ny = = 2", 2, 5, "invalid syntax"),
        ("é = é é", 1, 7, "invalid syntax"),
        ("a\rb\r\nc d", 3, 3, "invalid syntax"),
        ("\ufeffx = = 1", 1, 5, "invalid syntax"),
        ("if 1:\nx", 2, 1, "expected an indented block after 'if' statement on line 1"),
        ("x = '", 1, 5, "unterminated string literal (detected at line 1)"),
        ("x = “a”", 1, 5, "invalid character '“' (U+201C)"),
        ("x\ny = 'a\0'", 2, 7, "there is a NUL character in the text"),
        ("\0", 1, 1, "there is a NUL character in the text"),
        ("x\r'\ud800'", 2, 2, "half a surrogate pair is no text"),
        ("(" * 300, 1, 201, "nested too deeply to be read"),
        ("x = (\n" + "[" * 300, 2, 200, "nested too deeply to be read"),
    ],
)
def test_messages_and_places(text: str, line: int, column: int, message: str) -> None:
    found = failure(text)
    assert (found.line, found.column, found.message) == (line, column, message)


def test_a_failure_can_be_sent_to_another_process() -> None:
    found = pickle.loads(pickle.dumps(failure("x =")))
    assert (found.line, found.column, found.message) == (1, 4, "invalid syntax")
    assert str(found) == "1:4: invalid syntax"


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("print 'a'", "a print statement"),
        ("x = 1\nprint x, y", "a print statement"),
        ("print >>f, x if y", None),
        ("exec 'a' in b", "an exec statement"),
        ("raise A, 'b'", "`raise A, value`"),
        ("try: pass\nexcept A, e: pass\nprint 1", "Python 2"),
        ("x = `a`", "backquotes"),
        ("a <> b", "the operator `<>`"),
        ("x = 0777", "an octal number without 0o"),
        ("x = 1L", "a long number"),
        ("x = 0xFFL", "a long number"),
        ("x = ur'a'", "a ur string"),
        ("def f(a, (b, c)): pass", "a parameter in parentheses"),
        ("lambda (a, b): 1", "a parameter in parentheses"),
        ("x = '<> `a` 1L' y", None),
        ("printer = = 1", None),
    ],
)
def test_python_2_is_recognised(text: str, sign: str | None) -> None:
    message = failure(text).message
    if sign is None:
        assert "Python 2" not in message
    else:
        assert message.startswith("this looks like Python 2: ")
        assert sign in message


@pytest.mark.parametrize(
    "text",
    [
        "x = f'{a['b']}'\ny = = 1",
        "try: a\nexcept* B: c\nd e",
        "type X = int\n\nfor x y",
        NEWER + "x = = 1",
    ],
)
def test_newer_syntax_is_not_what_is_complained_of(text: str) -> None:
    assert failure(text).line == text.count("\n") + 1


def test_text_that_a_tolerant_parser_would_take() -> None:
    assert failure(NEWER + r"x = '\N{no such character}'").line == 3
    assert failure(NEWER + r"x = '\Uffffffff'").line == 3
    assert failure(NEWER + "x = b'é'").line == 3
    assert failure("match a:\n    case {'\\N{no such character}': b}: c").line == 2
    assert failure("match a:\n    case {'\\u12': b}: c").line == 2


def test_the_checked_code_causes_no_warnings() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        parse(r"x = '\d' is 1, 1if x else 2, (1)(2)")
        parse(NEWER + r"x = '\d' is 1, 1if x else 2, (1)(2), b'\777', '\777', f'\d{x}\777'")


def test_libcst_is_not_imported_without_need() -> None:
    code = (
        "import sys; from poolproof.syntax.parse import parse; parse('x = 1'); print(*sys.modules)"
    )
    modules = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert "libcst" not in modules.stdout.split()


# --- depth ---------------------------------------------------------------------------------------

DEEP = {
    "parentheses": "'(' * 1000 + 'a' + ')' * 1000",
    "brackets": "'[' * 1000 + ']' * 1000",
    "mixed brackets": "'[({a: f(' * 50 + ')})]' * 50",
    "open brackets": "'{(' * 100_000",
    "calls in calls": "'f(' * 199 + ')' * 199",
    "sums": "'a + ' * 20_000 + 'a'",
    "sums on many lines": "'(' + 'a +\\n' * 20_000 + 'a)'",
    "powers": "'a ** ' * 20_000 + 'a'",
    "signs": "'-' * 20_000 + 'a'",
    "nots": "'not ' * 20_000 + 'a'",
    "lambdas": "'lambda: ' * 20_000 + 'a'",
    "lambdas with parameters": "'lambda a, b: ' * 20_000 + 'a'",
    "defaults": "'lambda a=' * 5000 + 'a' + ': a' * 5000",
    "conditions": "'a if b else ' * 20_000 + 'c'",
    "conjunctions": "'a and ' * 20_000 + 'b'",
    "comparisons": "'a < ' * 20_000 + 'b'",
    "strings": "'\"a\" ' * 5000",
    "many strings": "'\"a\" ' * 100_000",
    "f-strings": "'f\"{a}\" ' * 5000",
    "f-strings in f-strings": "'f\"{' * 5000 + 'a' + '}\"' * 5000",
    "formats in formats": "'f\"' + '{a:' * 5000 + '}' * 5000 + '\"'",
    "attributes": "'a' + '.b' * 2000",
    "many attributes": "'a' + '.b' * 100_000",
    "method chain": "'a' + '.b()' * 2000",
    "method chain with arguments": "'(a' + '\\n.b(c, d=e)' * 2000 + ')'",
    "many subscripts": "'a' + '[0]' * 100_000",
    "comprehension clauses": "'[a' + ' for a, b in c' * 5000 + ']'",
    "comprehensions": "'[a for a in ' * 190 + 'b' + ']' * 190",
    "elif": "'if a: b\\n' + 'elif a: b\\n' * 3000",
    "indentation": "''.join(' ' * n + 'if a:\\n' for n in range(100)) + ' ' * 100 + 'b'",
    "much indentation": "''.join(' ' * n + 'if a:\\n' for n in range(1000)) + ' ' * 1000 + 'b'",
    "dotted import": "'import a' + '.b' * 20_000",
    "patterns": "'match a:\\n case ' + '[' * 60 + 'b' + ']' * 60 + ': c'",
    "more patterns": "'match a:\\n case ' + '[A({1: ' * 30 + 'b' + '})]' * 30 + ': c'",
    "failing del": "'del ' + '(' * 100 + 'a, b c' + ')' * 100",
    "broad": "'x = [' + 'a + b, ' * 3000 + ']'",
    "long": "'a = b\\n' * 3000",
    "assignments": "'a = ' * 500 + 'b'",
    "everything": (
        "''.join(' ' * n + 'try:\\n' for n in range(90)) + ' ' * 90 + '(lambda a=' * 150"
        " + 'a' + '[0]' * 400 + ': a)' * 150 + '\\n'"
        " + ''.join(' ' * n + 'finally: a\\n' for n in reversed(range(90)))"
    ),
}
RUN = """
import json, sys
from poolproof.syntax import parse as module
module._STACK //= 4  # there must be this much margin
for name, text in json.load(sys.stdin).items():
    print(name, end=": ", flush=True)
    try:
        module.parse(sys.argv[1] + eval(text) + "\\n")
    except module.ParseFailure as failure:
        print(failure.message)
    else:
        print("read")
"""


@pytest.mark.parametrize("before", ["", NEWER], ids=["any", "newer"])
def test_depth_does_not_take_the_process_down(before: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", RUN, before],
        input=json.dumps(DEEP),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    lines = done.stdout.splitlines()
    assert done.returncode == 0, (lines[-1], done.stderr)
    results = dict(line.split(": ", 1) for line in lines)
    assert results.keys() == DEEP.keys()
    assert set(results.values()) <= {"read", "invalid syntax", "nested too deeply to be read"}


def test_what_is_deep_but_not_too_deep_is_read() -> None:
    for text in (
        "x = " + "(" * 150 + "a" + ")" * 150,
        "x = " + "a + " * 200 + "a",
        "x = (" + "'a'\n" * 300 + ")",
        "x = a" + ".b(c)" * 100,
        "if a: b\n" + "elif a: b\n" * 300,
        "".join(" " * n + "if a:\n" for n in range(80)) + " " * 80 + "b",
    ):
        parse(text)
        parse(NEWER + text)


def test_deep_things_have_a_place() -> None:
    assert failure(NEWER + "x = 1\n" + "f(" * 199 + ")" * 199).line == 4
    assert failure(NEWER + "x = 1\n" + "a + " * 20_000 + "a").line == 4
    assert failure(NEWER + "x = 1\n" + "[" * 150 + "(" * 150 + ")" * 150 + "]" * 150).line == 4
