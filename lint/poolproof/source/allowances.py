"""Comments that say a finding is intended.

``# poolproof: allow[endless-task, PP101] reason`` holds for findings whose lines include its own;
on a line of its own it also holds for the line below the comments it stands among.
``# poolproof: allow-file[...]`` holds for the whole file. ``# noqa`` and ``# noqa: PP301`` hold for
their line, as with other linters.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec import Struct

from poolproof.finding import Finding, Span
from poolproof.source.comments import Comment, comments
from poolproof.suggestion import did_you_mean

_OURS = re.compile(
    r"#[ \t]*poolproof[ \t]*:[ \t]*(?P<verb>[\w-]+)[ \t]*(?P<list>\[(?P<names>[^\]#]*)\])?"
)
_NOQA = re.compile(r"#[ \t]*noqa\b(?:[ \t]*:[ \t]*(?P<names>[A-Z]+\d+(?:[,\s]+[A-Z]+\d+)*))?", re.I)
_NAME = re.compile(r"[^\s,]+")
_CODE = re.compile(r"[A-Z]+\d+", re.IGNORECASE)
_VERBS = ("allow", "allow-file")
_SELF = ("PP901", "unused-allowance")


class Unused(Struct, frozen=True):
    """An allowance that does nothing, and why."""

    span: Span
    message: str


class Allowed(Struct, frozen=True):
    """That a finding is allowed, and the reason that the comment gives, if any."""

    reason: str = ""


class _Permit(Struct, frozen=True):
    """One name in one comment, with the lines on which it holds (``None``: all of them).

    In a ``noqa`` a name is the beginning of a code; without any name it is the empty one.
    """

    name: str
    span: Span
    lines: tuple[int, ...] | None
    reason: str = ""
    noqa: bool = False

    def covers(self, span: Span) -> bool:
        return self.lines is None or any(span.line <= line <= span.end_line for line in self.lines)

    def names(self, code: str, name: str) -> bool:
        return code.startswith(self.name) if self.noqa else self.name in (code, name)


class Allowances:
    """The allowances of one file; it remembers which of them were needed."""

    def __init__(self, text: str) -> None:
        self._permits: list[_Permit] = []
        self._malformed: list[Unused] = []
        self._needed: set[_Permit] = set()
        if "poolproof" in text or "noqa" in text.lower():
            self._read(list(comments(text)))

    def allows(self, finding: Finding) -> Allowed | None:
        """Return what allows the finding, if a comment does; it counts as needed from now on."""
        allowing = [
            permit
            for permit in self._permits
            if permit.covers(finding.span) and permit.names(finding.code, finding.name)
        ]
        self._needed.update(allowing)
        reasons = dict.fromkeys(permit.reason for permit in allowing if permit.reason)
        return Allowed("; ".join(reasons)) if allowing else None

    def unused(self, names: Mapping[str, str], judged: Collection[str]) -> Iterator[Unused]:
        """Yield the allowances that nothing needed, and those that cannot be understood.

        ``names`` maps the code of every rule to its name; ``judged`` holds the codes of the rules
        that ran, since silence of the others says nothing about what an allowance is for.
        """
        yield from self._malformed
        for permit in self._permits:
            if not permit.name or permit.name in _SELF:
                continue  # a bare noqa speaks to other linters too; the other is about this
            meant = [code for code, name in names.items() if permit.names(code, name)]
            if not meant:
                yield Unused(permit.span, _unknown(permit.name, names))
            elif permit not in self._needed and all(code in judged for code in meant):
                yield Unused(permit.span, f"nothing here needs the allowance of {permit.name!r}")

    def _read(self, found: list[Comment]) -> None:
        own_lines = {comment.line for comment in found if comment.own_line}
        for comment in found:
            below = comment.line
            while below in own_lines:
                below += 1
            lines = tuple({comment.line: None, below: None})
            for match in _OURS.finditer(comment.text):
                self._permits += self._ours(comment, match, lines)
            for match in _NOQA.finditer(comment.text):
                self._permits += _noqa(comment, match)

    def _ours(
        self, comment: Comment, match: re.Match[str], lines: tuple[int, ...]
    ) -> Iterator[_Permit]:
        verb = match["verb"]
        if verb in _VERBS:
            holds = lines if verb == "allow" else None
            reason = comment.text[match.end() :].partition("#")[0].strip()
            permits = [_Permit(*each, holds, reason) for each in _names(comment, match)]
            if not permits:
                message = f"{verb!r} names no rule: write {verb}[endless-task], for example"
                self._malformed.append(Unused(_span(comment, *match.span()), message))
            yield from permits
        elif match["list"]:
            message = f"{verb!r} means nothing here{did_you_mean(verb, _VERBS)}"
            self._malformed.append(Unused(_span(comment, *match.span("verb")), message))


def _noqa(comment: Comment, match: re.Match[str]) -> Iterator[_Permit]:
    lines = (comment.line,)
    if match["names"] is None:
        yield _Permit("", _span(comment, *match.span()), lines, noqa=True)
    for name, span in _names(comment, match):
        if name.startswith("PP"):
            yield _Permit(name, span, lines, noqa=True)


def _names(comment: Comment, match: re.Match[str]) -> Iterator[tuple[str, Span]]:
    """Yield the names in a list, spelt as rules are: codes in capitals, names in small letters."""
    start, end = match.span("names")
    for found in _NAME.finditer(comment.text, max(start, 0), max(end, 0)):
        name = found[0].upper() if _CODE.fullmatch(found[0]) else found[0].lower()
        yield name, _span(comment, *found.span())


def _span(comment: Comment, start: int, end: int) -> Span:
    return Span(comment.line, comment.column + start, comment.line, comment.column + end)


def _unknown(name: str, names: Mapping[str, str]) -> str:
    known: Iterable[str] = names if _CODE.fullmatch(name) else names.values()
    return f"no rule is called {name!r}{did_you_mean(name, known)}"
