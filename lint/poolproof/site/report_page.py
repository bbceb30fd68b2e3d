"""The report as one page for a browser: the code with its witness, and the reference beside it.

It needs nothing but itself. Rules are switched on and off by the style sheet alone; only the search
needs a script, and without one it is not shown.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from html import escape
from importlib.resources import files
from itertools import groupby

from msgspec import Struct

from poolproof import __version__
from poolproof.evidence.literate import book_of
from poolproof.finding import Finding, Note, Reference, Report, Safety, Silence, Silenced
from poolproof.report.material import Material, printable
from poolproof.report.paint import plain
from poolproof.report.summary import counted, summary
from poolproof.report.terminal import Terminal
from poolproof.site.code import Listing, Mark
from poolproof.site.layout import LOGO, STYLE

_CONTEXT = 3  # lines shown around what is marked
_CODE = re.compile(r"`([^`]+)`")
_OWN_STYLE, _SCRIPT = "report.css", "report.js"


def render(material: Material) -> str:
    """Return the page."""
    writer = _Writer(material)
    report = material.report
    style = "".join(_asset(name) for name in (STYLE, _OWN_STYLE))
    title = "poolproof report"
    return (
        "<!doctype html>\n"
        '<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f'<link rel="icon" href="data:,">\n<style>\n{style}{_switches(report)}</style>\n</head>\n'
        '<body class="report">\n<a class="skip" href="#content">Skip to the findings</a>\n'
        f"<header>\n{_head(report)}</header>\n"
        f'<main id="content">\n{"".join(writer.body())}</main>\n'
        f"<footer>\n<p>poolproof {escape(__version__)}</p>\n</footer>\n"
        f"<script>\n{_asset(_SCRIPT)}</script>\n</body>\n</html>\n"
    )


def _asset(name: str) -> str:
    return files("poolproof.site").joinpath(name).read_text("utf-8")


def _head(report: Report) -> str:
    sentence = _inline(plain(summary(report)))
    return (
        f'<p class="brand">{LOGO}poolproof</p>\n<h1>{sentence.partition(" (")[0]}</h1>\n'
        f'<p class="lead">{sentence.partition(" (")[2].removesuffix(")")}</p>\n{_filters(report)}'
    )


def _rules(report: Report) -> list[tuple[str, str, int]]:
    counts = Counter((each.code, each.name) for each in report.findings)
    return [(code, name, count) for (code, name), count in sorted(counts.items())]


def _switches(report: Report) -> str:
    """Return the rules of style by which an unchecked box hides the findings of its rule."""
    codes = [code for code, _, _ in _rules(report)]
    files = {kinds for _, kinds in _kinds(report)}
    hidden: list[tuple[str, tuple[str, ...]]] = [(f".finding.{code}", (code,)) for code in codes]
    hidden += [(f".file.{'-'.join(kinds)}", kinds) for kinds in sorted(files)]
    return "".join(
        f"body{''.join(f':has(#show-{code}:not(:checked))' for code in needed)} {what} "
        "{ display: none; }\n"
        for what, needed in hidden
    )


def _kinds(report: Report) -> Iterator[tuple[list[Finding], tuple[str, ...]]]:
    """Yield the findings of each file, and the codes of the rules that they are of."""
    for _, group in groupby(report.findings, key=lambda finding: finding.path):
        findings = list(group)
        yield findings, tuple(sorted({finding.code for finding in findings}))


def _filters(report: Report) -> str:
    if not report.findings:
        return ""
    boxes = "".join(
        f'<label><input type="checkbox" id="show-{code}" checked> <b>{code}</b> {escape(name)} '
        f"<span>{count}</span></label>\n"
        for code, name, count in _rules(report)
    )
    return (
        f'<form class="filters" aria-label="Filter" onsubmit="return false">\n{boxes}'
        '<label class="search" hidden>Find <input type="search" id="find" '
        'placeholder="a path, a word"></label>\n<output id="shown"></output>\n</form>\n'
    )


class _Writer(Struct, frozen=True, dict=True):
    """Writes the findings; knows the files' lines and the passages of the reference."""

    material: Material

    def body(self) -> Iterator[str]:
        """Yield everything below the head."""
        report = self.material.report
        if report.errors:
            yield from _errors(report)
        groups = list(_kinds(report))
        if len(groups) > 1:
            yield _contents([findings for findings, _ in groups])
        for number, (findings, kinds) in enumerate(groups, start=1):
            head = f'<section class="file {"-".join(kinds)}" id="file-{number}">\n'
            yield f"{head}<h2>{_text(findings[0].path)}</h2>\n"
            for finding in findings:
                yield from self._finding(finding)
            yield "</section>\n"
        silenced = [each for each in report.silenced if each.silence is not Silence.UNCHANGED]
        if silenced:
            yield from _silenced(silenced)

    def _finding(self, finding: Finding) -> Iterator[str]:
        place = f"{finding.span.line}:{finding.span.column}"
        severity = finding.severity.value
        identity = str(self.material.fingerprints[finding])
        yield (
            f'<article class="finding {finding.code}" id="f-{identity}">\n'
            f'<h3><span class="badge {severity}">{severity}</span>{finding.code} '
            f'{escape(finding.name)} <a href="#f-{identity}">line {place}</a></h3>\n'
            f'<p class="message">{_inline(finding.message)}</p>\n<div class="sides">\n<div>\n'
        )
        yield from self._witness(finding)
        if finding.remedy:
            yield f'<p class="help">{_inline(finding.remedy)}</p>\n'
        if finding.fix is not None:
            option = "--fix" if finding.fix.safety is Safety.SAFE else "--unsafe-fixes"
            title = _inline(finding.fix.title)
            yield f'<p class="more">Fix: {title} (<code>poolproof check {option}</code>)</p>\n'
        yield from _more(finding)
        yield "</div>\n"
        if finding.references:
            yield '<div class="reference">\n<h4>In the reference pool</h4>\n'
            yield "".join(map(self._reference, finding.references))
            yield "</div>\n"
        yield "</div>\n</article>\n"

    def _witness(self, finding: Finding) -> Iterator[str]:
        marks: dict[str, list[Mark]] = {finding.path: [Mark(finding.span, "bad")]}
        for number, note in enumerate(finding.notes, start=1):
            marks.setdefault(note.path, []).append(_step(number, note))
        for path, places in marks.items():
            lines = self.material.sources.lines(path)
            if path != finding.path:
                yield f'<p class="other">{_text(path)}</p>\n'
            if lines is None:
                yield '<p class="gone">The file is not there any more.</p>\n'
                yield from (f"<p>{mark.label}</p>\n" for mark in places if mark.label)
                continue
            text = "\n".join(map(_safe, lines))
            numbers = _around((mark.span.line for mark in places), lines)
            yield Listing(text, f"{finding.code} in {_safe(path)}", numbers, marks=places).html

    def _reference(self, reference: Reference) -> str:
        shown = _text(f"{reference.shown}:{reference.line}")
        link = _text(reference.anchor)
        if reference.address.startswith("http"):
            link = f'<a href="{escape(reference.address)}">{link}</a>'
        head = f"<figcaption>{link} <span>{shown}</span></figcaption>\n"
        return f'<figure class="cited">\n{head}{self._passages.html(reference)}</figure>\n'

    @cached_property
    def _passages(self) -> _Passages:
        return _Passages(rule.reference for rule in self.material.rules)


class _Passages:
    """The passages of the references, each made once."""

    def __init__(self, packages: Iterable[str]) -> None:
        self._books = [book_of(package) for package in dict.fromkeys(packages) if package]
        self._made: dict[str, str] = {}

    def html(self, reference: Reference) -> str:
        """Return a passage as a listing."""
        if reference.anchor not in self._made:
            self._made[reference.anchor] = self._listing(reference)
        return self._made[reference.anchor]

    def _listing(self, reference: Reference) -> str:
        place = next(filter(None, (book.passage(reference.anchor) for book in self._books)), None)
        if place is None:
            return f"<p>{_inline(reference.reason)}</p>\n"
        chapter, passage = place
        # The comment above it is the reason, which is told in words that can be wrapped.
        lines = enumerate(chapter.lines, start=1)
        code = {number for number, line in lines if not line.lstrip().startswith("#")}
        numbers = [number for number in range(passage.first, passage.last + 1) if number in code]
        if passage.scope is not None and passage.scope.first < passage.first:
            numbers.insert(0, passage.scope.first)
        listing = Listing(
            chapter.text,
            f"{reference.anchor}, {reference.shown}",
            numbers,
            pointed=frozenset({reference.line}),
            without=frozenset(range(passage.first, passage.last + 1)) - code,
        )
        reason = f'<p class="reason">{_inline(reference.reason)}</p>\n' * bool(reference.reason)
        return reason + listing.html


def _contents(groups: Sequence[Sequence[Finding]]) -> str:
    items = "".join(
        f'<li><a href="#file-{number}">{_text(findings[0].path)}</a> '
        f"<span>{len(findings)}</span></li>\n"
        for number, findings in enumerate(groups, start=1)
    )
    return f'<nav class="files" aria-label="Files">\n<ol>\n{items}</ol>\n</nav>\n'


def _errors(report: Report) -> Iterator[str]:
    yield f'<section class="errors">\n<h2>{counted(len(report.errors), "error")}</h2>\n<ul>\n'
    for error in report.errors:
        path = f"<code>{_text(error.path)}</code>: " if error.path else ""
        yield f"<li>{path}{_inline(error.message)}</li>\n"
    yield "</ul>\n</section>\n"


def _silenced(silenced: Sequence[Silenced]) -> Iterator[str]:
    what = counted(len(silenced), "finding")
    yield f"<details>\n<summary>{what} allowed or accepted</summary>\n<ul>\n"
    for each in silenced:
        finding = each.finding
        place = _text(f"{finding.path}:{finding.span.line}")
        reason = f": {_inline(each.reason)}" if each.reason else ""
        yield (
            f"<li><code>{place}</code> {finding.code} {escape(finding.name)}, "
            f"{each.silence.value}{reason}</li>\n"
        )
    yield "</ul>\n</details>\n"


def _more(finding: Finding) -> Iterator[str]:
    if finding.page.startswith("http"):
        yield f'<p class="more"><a href="{escape(finding.page)}">Why it bites</a></p>\n'
    commands = [f"poolproof explain {finding.code}", *filter(None, [finding.proof])]
    shown = " · ".join(f"<code>{escape(command)}</code>" for command in commands)
    yield f'<p class="more">More: {shown}</p>\n'


def _step(number: int, note: Note) -> Mark:
    return Mark(note.span, "step", f"<b>{number}</b> {_inline(note.message)}")


def _around(marked: Iterable[int], lines: Sequence[str]) -> list[int]:
    """The lines to show: the marked ones and those around them, but no blank ones at the edges."""
    first = {*marked}
    numbers = {
        line
        for number in first
        for line in range(number - _CONTEXT, number + _CONTEXT + 1)
        if 0 < line <= len(lines)
    }
    edges = [
        line
        for line in numbers - first
        if not lines[line - 1].strip() and not {line - 1, line + 1} <= numbers
    ]
    return sorted(numbers.difference(edges))


def _inline(text: str) -> str:
    """Return a sentence, with what stands in backticks as code."""
    return _CODE.sub(r"<code>\1</code>", _text(" ".join(text.split())))


def _text(text: str) -> str:
    return escape(_safe(printable(text)), quote=False)


def _safe(line: str) -> str:
    """Return text without what could disguise code; every character keeps its place."""
    return "\t".join(Terminal().shown(part) for part in line.split("\t"))
