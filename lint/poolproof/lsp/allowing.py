"""Where a comment goes that allows a finding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from poolproof.finding import Finding, Span
from poolproof.lsp.positions import content
from poolproof.source.allowances import Allowances

REASON = "why this is intended"
_LIST = re.compile(r"#[ \t]*poolproof[ \t]*:[ \t]*allow[ \t]*\[(?P<names>[^\]#]*)\]")


@dataclass(frozen=True, slots=True)
class Insertion:
    """Text to put at a place. ``reason`` is the part at its end that people will replace."""

    line: int
    column: int
    text: str
    reason: str = ""

    @property
    def span(self) -> Span:
        """The place, as a span without characters."""
        return Span(self.line, self.column, self.line, self.column)


def allowance(finding: Finding, lines: Sequence[str]) -> Insertion | None:
    """Return what makes the finding allowed; None if no comment can stand near it."""
    return next(
        (each for each in _candidates(finding, lines) if _allows(each, finding, lines)), None
    )


def _candidates(finding: Finding, lines: Sequence[str]) -> Iterator[Insertion]:
    """Try the end of each line of the finding, and then the line above."""
    span = finding.span
    for number in range(span.line, min(span.end_line, len(lines)) + 1):
        line = content(lines[number - 1])
        named = _LIST.search(line)
        if named:
            column = len(line[: named.end("names")].rstrip()) + 1
            yield Insertion(number, column, f", {finding.name}")
        elif not line.rstrip().endswith("\\"):
            comment = f"  # poolproof: allow[{finding.name}] {REASON}"
            yield Insertion(number, len(line.rstrip()) + 1, comment, REASON)
    first = lines[span.line - 1]
    indent = first[: len(first) - len(first.lstrip(" \t"))]
    end = first[len(content(first)) :] or "\n"
    comment = f"{indent}# poolproof: allow[{finding.name}] {REASON}{end}"
    yield Insertion(span.line, 1, comment, REASON)


def _allows(insertion: Insertion, finding: Finding, lines: Sequence[str]) -> bool:
    """Whether the comment would be read as one, and as what it is meant to be."""
    changed = list(lines)
    line = changed[insertion.line - 1]
    changed[insertion.line - 1] = (
        line[: insertion.column - 1] + insertion.text + line[insertion.column - 1 :]
    )
    down = 1 if insertion.text.endswith(("\n", "\r")) else 0
    span = finding.span
    moved = Span(span.line + down, span.column, span.end_line + down, span.end_column)
    shifted = Finding(finding.code, finding.name, finding.severity, finding.path, moved, "")
    return Allowances("".join(changed)).allows(shifted) is not None
