"""The page of a rule: its text, its example with the finding in it, and the lines that show why."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from poolproof.evidence import addresses
from poolproof.evidence.citing import references
from poolproof.evidence.literate import book_of
from poolproof.finding import Finding
from poolproof.rule import Rule, Tier
from poolproof.site.code import Listing, found
from poolproof.site.layout import Page
from poolproof.site.prose import Prose
from poolproof.testing import check_text

_BEFORE = ("What it does", "Why it bites")
_AFTER = ("Fix safety", "Limits")
_WRONG, _RIGHT = "Example", "Use instead"


def page_of(rule: Rule, prose: Prose, evidence: str, neighbours: str) -> Page:
    """Make the page. ``evidence`` is what proves it, ``neighbours`` the way to other rules."""
    parts = [
        _head(rule, prose),
        *(_section(rule, heading, prose) for heading in _BEFORE),
        *_example(rule, prose),
        evidence,
        *_cited(rule),
        *(_section(rule, heading, prose) for heading in _AFTER),
        neighbours,
    ]
    title = f"{rule.code} {rule.name}"
    summary = rule.page.headline.replace("`", "")
    return Page(addresses.page_file(rule.code), title, summary, "".join(parts), "rule")


def badges(rule: Rule) -> str:
    """Return the facts about a rule that fit into a word; that it is on by default goes without."""
    declaration = rule.declaration
    words = [declaration.severity.value]
    if declaration.tier is not Tier.DEFAULT:
        words.append(declaration.tier.value)
    return "".join(f'<span class="badge {word}">{word}</span>' for word in words)


def _head(rule: Rule, prose: Prose) -> str:
    return (
        f'<p class="code-of">{rule.code} {badges(rule)}'
        f'<span class="since">since {escape(rule.declaration.since)}</span></p>\n'
        f"<h1>{rule.name}</h1>\n"
        f'<p class="lead">{prose.inline(rule.page.headline)}</p>\n'
    )


def _section(rule: Rule, heading: str, prose: Prose) -> str:
    identity = heading.lower().replace(" ", "-")
    body = prose.html(rule.page.sections[heading])
    return f'<section id="{identity}">\n<h2>{heading}</h2>\n{body}</section>\n'


def _example(rule: Rule, prose: Prose) -> Iterator[str]:
    wrong, right = rule.page.code_of(_WRONG), rule.page.code_of(_RIGHT)
    findings = check_text(wrong, select=[rule.code]).findings
    marks = [mark for finding in findings for mark in found(finding)]
    yield '<section id="example">\n<h2>Example</h2>\n<div class="pair">\n'
    yield '<figure class="wrong">\n<figcaption>Wrong</figcaption>\n'
    yield Listing(wrong, f"Code in which {rule.code} finds something", marks=marks).html
    yield "".join(_message(finding, prose) for finding in findings)
    yield '</figure>\n<figure class="right">\n<figcaption>Right</figcaption>\n'
    yield Listing(right, "Code in which nothing is found").html
    yield '<p class="message">Nothing is found here.</p>\n</figure>\n</div>\n</section>\n'


def _message(finding: Finding, prose: Prose) -> str:
    place = f"line {finding.span.line}"
    help_ = f'<p class="help">{prose.inline(finding.remedy)}</p>\n' if finding.remedy else ""
    return (
        f'<p class="message"><b>{finding.code}</b> {place}: {prose.inline(finding.message)}</p>\n'
        f"{help_}"
    )


def _cited(rule: Rule) -> Iterator[str]:
    cited = references(rule)
    if not cited:
        return
    book, file = book_of(rule.reference), addresses.reference_file(rule.reference)
    yield '<section id="reference">\n<h2>In the reference pool</h2>\n'
    yield (
        f'<p>These are the lines of the <a href="{file}">reference pool</a> that do it. '
        "It behaves as CPython's does and is written to be read.</p>\n"
    )
    for reference in cited:
        place = book.passage(reference.anchor)
        assert place is not None, reference  # or the citation had been refused
        chapter, passage = place
        numbers = [*range(passage.first, passage.last + 1)]
        if passage.scope is not None and passage.scope.first < passage.first:
            numbers.insert(0, passage.scope.first)
        link = f'<a href="{file}#{reference.anchor}">{reference.anchor}</a>'
        shown = escape(f"{reference.shown}:{reference.line}")
        yield f'<figure class="cited">\n<figcaption>{link} <span>{shown}</span></figcaption>\n'
        yield Listing(
            chapter.text,
            f"{reference.anchor}, {reference.shown}",
            numbers,
            pointed=frozenset({reference.line}),
            without=frozenset(filter(chapter.names_anchor, numbers)),
        ).html
        yield "</figure>\n"
    yield "</section>\n"
