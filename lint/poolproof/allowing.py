"""Writing the comments that allow findings.

A comment goes on a line of its own above the code, where no formatter moves it; where that is no
place for one (inside a string, after a backslash) to the end of a line that the finding marks. The
result is only taken if it holds: the same program, the same encoding, and the finding allowed.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from poolproof.finding import Finding, Span
from poolproof.source.allowances import Allowances
from poolproof.source.text import SourceText, UndecodableTextError, decode, encode
from poolproof.syntax.parse import ParseFailure, parse

_KEPT_LINES = re.compile(r"(\r\n?|\n)")
_NEVER = {"PP901": "take the comment away that it is about"}


@dataclass(frozen=True, slots=True)
class Refusal:
    """A finding that got no comment, and why."""

    finding: Finding
    why: str


@dataclass(frozen=True, slots=True)
class Allowing:
    """The bytes of a file with the comments in it, and the findings that got none."""

    data: bytes
    refusals: tuple[Refusal, ...]


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
    names = ", ".join(dict.fromkeys(finding.name for finding in group))
    comment = f"# poolproof: allow[{names}] {reason}"
    for text, moved in _candidates(source.text, group, comment):
        candidate = replace(source, text=text)
        findings = [replace(each, span=_moved(each.span, moved)) for each in group]
        if _holds(source, candidate, findings):
            return candidate
    return None


def _candidates(text: str, group: Sequence[Finding], comment: str) -> Iterator[tuple[str, int]]:
    """Yield texts with the comment in them, and by how many lines it moves the findings."""
    parts = _KEPT_LINES.split(text)  # lines and their ends in turn
    line = group[0].span.line
    at = 2 * (line - 1)
    code = parts[at] if at < len(parts) else ""
    indent = code[: len(code) - len(code.lstrip())]
    end = next((part for part in (*parts[at + 1 : at + 2], *parts[1:2])), "\n")
    yield "".join((*parts[:at], indent, comment, end, *parts[at:])), 1
    last = max(finding.span.end_line for finding in group)
    for number in range(line, last + 1):
        at = 2 * (number - 1)
        if at < len(parts):
            lines = [*parts]
            lines[at] = f"{parts[at].rstrip()}  {comment}"
            yield "".join(lines), 0


def _moved(span: Span, lines: int) -> Span:
    return replace(span, line=span.line + lines, end_line=span.end_line + lines)


def _holds(before: SourceText, after: SourceText, findings: Sequence[Finding]) -> bool:
    try:
        written = decode(encode(after))
    except (UndecodableTextError, UnicodeEncodeError):
        return False
    allowances = Allowances(after.text)
    return (
        written == after
        and all(allowances.allows(finding) for finding in findings)
        and _tree(before.text) == _tree(after.text)
    )


def _tree(text: str) -> str:
    try:
        return ast.dump(parse(text))
    except ParseFailure as failure:
        return failure.message  # what could not be read before need not be now
