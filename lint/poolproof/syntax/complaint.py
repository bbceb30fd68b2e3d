"""What is said about a text that no parser reads, and where."""

from __future__ import annotations

import re

from poolproof.syntax.failure import ParseFailure

TOO_DEEP = "nested too deeply to be read"

_LINE_END = re.compile(r"\r\n?|\n")
_STRING = re.compile(r"'(?:[^\\']|\\.)*'|\"(?:[^\\\"]|\\.)*\"")
_DEPTHS = (
    "too many nested parentheses",
    "too many levels of indentation",
    "too many nested f-strings",
)

_PYTHON_2_MESSAGES = (
    ("in call to 'print'", "a print statement"),
    ("in call to 'exec'", "an exec statement"),
    ("multiple exception types must be parenthesized", "`except A, name:`"),
    ("leading zeros in decimal integer literals", "an octal number without 0o"),
    ("parameters cannot be parenthesized", "a parameter in parentheses"),
)
_PYTHON_2_LINES = (
    (re.compile(r"^\s*print\b\s*(?:[\w'\"]|$)"), "a print statement"),
    (re.compile(r"^\s*exec\s+[\w'\"]"), "an exec statement"),
    (re.compile(r"\braise\s+[\w.]+\s*,"), "`raise A, value`"),
    (re.compile(r"\bexcept\s+[\w.]+\s*,\s*\w+\s*:"), "`except A, name:`"),
    (re.compile(r"`[^`]*`"), "backquotes"),
    (re.compile(r"<>"), "the operator `<>`"),
    (re.compile(r"\b(?:\d+|0[xX][\da-fA-F]+)[lL]\b"), "a long number"),
    (re.compile(r"\b[uU][rR]''"), "a ur string"),
    (
        re.compile(r"\b(?:def\s+\w+\s*\(|lambda\b)(?:[^():]*,)?\s*\("),
        "a parameter in parentheses",
    ),
)

_NEWER = re.compile(
    r"""\bexcept\s*\*|\bexcept\s+[\w.]+\s*,|^\s*type\s+\w|\b(?:def|class)\s+\w+\s*\["""
    r"""|\b(?:[ft]r?|r[ft])['"]|^\s*lazy\s|\[\s*\*|\*\w+\s*:\s*\*|[\[{(]\s*\*""",
    re.IGNORECASE,
)
_LIBCST_SPOT = re.compile(r"error at (\d+):(\d+)")


def about_syntax(text: str, error: SyntaxError, other: str) -> ParseFailure:
    """Word a syntax error; ``other`` is what the other parser says of the same text.

    Where the interpreter stumbled over what may be newer syntax, and LibCST got further, the
    defect is where LibCST stopped.
    """
    line, column = _within(text, error.lineno or 1, error.offset or 1)
    message = error.msg
    lines = _lines(text)
    further = _LIBCST_SPOT.search(other)
    if further and int(further[1]) > line and _NEWER.search(lines[line - 1]):
        line, column = _within(text, int(further[1]), int(further[2]))
        message = "invalid syntax"
    python_2 = _python_2(message, _STRING.sub("''", lines[line - 1]))
    if python_2:
        message = f"this looks like Python 2: {python_2}"
    return ParseFailure(message, line, column)


def about_depth(text: str, error: SyntaxError) -> ParseFailure | None:
    """Word a syntax error that is about too much nesting, if this is one."""
    if not error.msg.endswith(_DEPTHS):
        return None
    return ParseFailure(TOO_DEEP, *_within(text, error.lineno or 1, error.offset or 1))


def at_offset(text: str, offset: int, message: str) -> ParseFailure:
    """Say something about the character at an offset."""
    before = _lines(text[:offset])
    return ParseFailure(message, len(before), len(before[-1]) + 1)


def _within(text: str, line: int, column: int) -> tuple[int, int]:
    """Move a position that lies outside of the text to the nearest one inside."""
    lines = _lines(text)
    line = min(max(line, 1), len(lines))
    return line, min(max(column, 1), len(lines[line - 1]) + 1)


def _lines(text: str) -> list[str]:
    return _LINE_END.split(text)


def _python_2(message: str, line: str) -> str | None:
    """Name what is Python 2 in the error or in its line, the strings in it emptied."""
    for sign, name in _PYTHON_2_MESSAGES:
        if sign in message:
            return name
    for pattern, name in _PYTHON_2_LINES:
        if pattern.search(line):
            return name
    return None
