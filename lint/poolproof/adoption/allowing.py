"""Where comments go that allow findings, and writing them.

A name is added to the list of an allowance that is heard there already. Otherwise the comment goes
on a line of its own above the code, where no formatter moves it and a reason has room; where that
is no place for one (inside a string, after a backslash) to the end of a line that the finding
marks. Editors and ``check --add-allow`` put it in the same place.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from poolproof.finding import Finding, Span
from poolproof.source.allowances import Allowances
from poolproof.source.text import SourceText, UndecodableTextError, decode, encode
from poolproof.syntax.parse import ParseFailure, parse

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_END = re.compile(r"[\r\n]*\Z")
_LIST = re.compile(r"#[ \t]*poolproof[ \t]*:[ \t]*allow[ \t]*\[(?P<names>[^\]#]*)\]")
_COOKIE = re.compile(r"^[ \t\f]*#.*?coding[:=]")
_NEVER = {"PP901": "take the comment away that it is about"}


class Insertion(Struct, frozen=True):
    """Text to put at a place. ``reason`` is the part of it that says why, if it says so."""

    line: int
    column: int
    text: str
    reason: str = ""

    @property
    def span(self) -> Span:
        """The place, as a span without characters."""
        return Span(self.line, self.column, self.line, self.column)

    @property
    def grown(self) -> int:
        """By how many lines it moves what stands below."""
        return int(self.text.endswith(("\n", "\r")))

    def made(self, lines: Sequence[str]) -> str:
        """Return the text with this in it."""
        line = lines[self.line - 1] if self.line <= len(lines) else ""
        mended = f"{line[: self.column - 1]}{self.text}{line[self.column - 1 :]}"
        return "".join((*lines[: self.line - 1], mended, *lines[self.line :]))


class Refusal(Struct, frozen=True):
    """A finding that got no comment, and why."""

    finding: Finding
    why: str


class Allowing(Struct, frozen=True):
    """The bytes of a file with the comments in it, and the findings that got none."""

    data: bytes
    refusals: tuple[Refusal, ...]


def insertions(
    lines: Sequence[str], findings: Sequence[Finding], reason: str
) -> Iterator[Insertion]:
    """Yield what makes some findings that begin on one line allowed, the best first.

    ``lines`` have their ends. What takes more than one place to allow is not yielded.
    """
    if any(finding.code in _NEVER for finding in findings):
        return
    for each in _candidates(lines, findings, reason):
        if _is_heard(each, lines, findings):
            yield each


def allowing(data: bytes, findings: Iterable[Finding], reason: str) -> Allowing:
    """Write comments that allow the findings of one file, with a reason of one line."""
    wanted = sorted(set(findings), key=lambda finding: finding.sort_key)
    try:
        source = decode(data)
    except UndecodableTextError as error:
        return Allowing(data, tuple(Refusal(each, error.message) for each in wanted))
    refusals = [Refusal(each, _NEVER[each.code]) for each in wanted if each.code in _NEVER]
    groups = groupby((w for w in wanted if w.code not in _NEVER), lambda each: each.span.line)
    # From the bottom up, so that the lines above stay where the findings say they are.
    for _, group in reversed([(line, list(group)) for line, group in groups]):
        commented = _commented(source, group, reason)
        if commented is None:
            why = "no comment can stand there; `# poolproof: allow-file[...]` can"
            refusals += [Refusal(each, why) for each in group]
        else:
            source = commented
    if encode(replace(source, text=decode(data).text)) != data:
        why = f"its encoding {source.encoding} cannot be written back unchanged"
        return Allowing(data, tuple(Refusal(each, why) for each in wanted))
    return Allowing(encode(source), tuple(sorted(refusals, key=lambda each: each.finding.sort_key)))


def _commented(source: SourceText, group: Sequence[Finding], reason: str) -> SourceText | None:
    lines = _LINE.findall(source.text)
    for insertion in insertions(lines, group, reason):
        candidate = replace(source, text=insertion.made(lines))
        if _is_same(source, candidate):
            return candidate
    return None


def _candidates(lines: Sequence[str], group: Sequence[Finding], reason: str) -> Iterator[Insertion]:
    first = group[0].span.line
    last = min(max(finding.span.end_line for finding in group), len(lines))
    names = list(dict.fromkeys(finding.name for finding in group))
    for number in (*_above(lines, first), *range(first, last + 1)):
        named = _LIST.search(lines[number - 1])
        if named is not None:
            column = len(lines[number - 1][: named.end("names")].rstrip()) + 1
            separator = ", " if named["names"].strip() else ""
            yield Insertion(number, column, separator + ", ".join(names))
    comment = f"# poolproof: allow[{', '.join(names)}] {reason}"
    code = lines[first - 1] if first <= len(lines) else ""
    if not _goes_on(lines, first - 1) and not _is_cookie(lines, first):
        indent = code[: len(code) - len(code.lstrip(" \t\f"))]
        yield Insertion(
            first, 1, f"{indent}{comment}{_end_of(code) or _end_of(lines[0]) or chr(10)}", reason
        )
    for number in range(first, last + 1):
        if not _goes_on(lines, number):
            column = len(lines[number - 1].rstrip()) + 1
            yield Insertion(number, column, f"  {comment}", reason)


def _above(lines: Sequence[str], first: int) -> Iterator[int]:
    """Yield the numbers of the lines above that are comments only, from below."""
    number = first - 1
    while number >= 1 and lines[number - 1].lstrip(" \t\f").startswith("#"):
        yield number
        number -= 1


def _goes_on(lines: Sequence[str], number: int) -> bool:
    """Whether a line ends with a backslash, so that the next one goes on with it."""
    return number >= 1 and lines[number - 1].rstrip("\r\n").endswith("\\")


def _is_cookie(lines: Sequence[str], first: int) -> bool:
    """Whether the second line says how the file is encoded: it must stay the second."""
    return first == 1 and len(lines) > 1 and bool(_COOKIE.match(lines[1]))


def _end_of(line: str) -> str:
    found = _END.search(line)
    return found[0] if found else ""


def _is_heard(insertion: Insertion, lines: Sequence[str], findings: Sequence[Finding]) -> bool:
    """Whether the comment would be read as one, and as what it is meant to be."""
    allowances = Allowances(insertion.made(lines))
    down = insertion.grown if insertion.line <= findings[0].span.line else 0
    moved = (replace(each, span=_lower(each.span, down)) for each in findings)
    return all(allowances.allows(finding) for finding in moved)


def _lower(span: Span, lines: int) -> Span:
    return replace(span, line=span.line + lines, end_line=span.end_line + lines)


def _is_same(before: SourceText, after: SourceText) -> bool:
    """Whether two texts are the same program in the same encoding."""
    try:
        written = decode(encode(after))
    except (UndecodableTextError, UnicodeEncodeError):
        return False
    return written == after and _tree(before.text) == _tree(after.text)


def _tree(text: str) -> str:
    try:
        return ast.dump(parse(text))
    except ParseFailure as failure:
        return failure.message  # what could not be read before need not be now
