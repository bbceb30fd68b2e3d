"""A reference as one annotated document: in reading order, each anchor with a lasting address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from poolproof.evidence import addresses
from poolproof.evidence.citing import citing
from poolproof.evidence.literate import Book, Chapter
from poolproof.rule import Rule
from poolproof.site.code import Listing
from poolproof.site.layout import Page
from poolproof.site.picture import drawn, is_picture
from poolproof.site.prose import Prose


def page_of(book: Book, rules: tuple[Rule, ...], prose: Prose) -> Page:
    """Make the page of a reference."""
    cited = citing(rules, book.package)
    lines = sum(len(chapter.lines) for chapter in book.chapters)
    anchors = sum(len(chapter.anchors) for chapter in book.chapters)
    parts = [
        "<h1>The reference pool</h1>\n",
        f'<p class="lead">{prose.inline(book.title)}</p>\n',
        f'<p class="facts">{lines} lines in {len(book.chapters)} files, {anchors} places that '
        "rules can point to. It takes the place of <code>multiprocessing.Pool</code> and needs "
        "nothing but the standard library.</p>\n",
        *_introduction(book, prose),
        *_contents(book, prose),
        prose.html(book.around_the_order()[1]),
        *(part for chapter in book.chapters for part in _chapter(chapter, cited, prose)),
    ]
    file = addresses.reference_file(book.package)
    return Page(file, "The reference pool", book.title, "".join(parts), "reference")


def _introduction(book: Book, prose: Prose) -> Iterator[str]:
    """Yield the introduction up to the reading order, without the sentence that is the lead."""
    text = book.around_the_order()[0].partition("\n\n")[2]
    before, block, after = _picture_in(text)
    yield prose.html(before) if before.strip() else ""
    if block:
        yield f'<div class="wide" role="group" aria-label="Picture" tabindex="0">{block}</div>\n'
    yield prose.html(after)


def _picture_in(text: str) -> tuple[str, str, str]:
    """Find the picture of the actors; return what is before it, the drawing, and what is after."""
    lines = text.splitlines()
    inside = [n for n, line in enumerate(lines) if line.startswith("    ") and line.strip()]
    block = lines[inside[0] : inside[-1] + 1] if inside else []
    if not is_picture("\n".join(block)):
        return text, "", ""
    picture = "\n".join(line[4:] for line in block)
    title = "The actors of a pool and what travels between them; described in the text below"
    before = "\n".join(line for line in lines[: inside[0]] if line != "::")
    return before, drawn(picture, title), "\n".join(lines[inside[-1] + 1 :])


def _contents(book: Book, prose: Prose) -> Iterator[str]:
    yield '<nav class="contents" aria-label="Files in reading order">\n<ol>\n'
    parts: dict[tuple[int, str], list[Chapter]] = {}
    for chapter in book.chapters:
        parts.setdefault(chapter.part or (0, chapter.title), []).append(chapter)
    for (_, words), chapters in parts.items():
        links = ", ".join(f'<a href="#{each.name}">{each.name}</a>' for each in chapters)
        yield f"<li>{links} <span>{prose.inline(words)}</span></li>\n"
    yield "</ol>\n</nav>\n"


def _chapter(chapter: Chapter, cited: Mapping[str, list[Rule]], prose: Prose) -> Iterator[str]:
    identity = chapter.name
    yield f'<section class="chapter" id="{identity}">\n'
    yield (
        f'<h2><a href="#{identity}">{identity}.py</a> '
        f"<span>{len(chapter.lines)} lines</span></h2>\n"
    )
    yield prose.html(chapter.introduction)
    yield Listing(
        chapter.text,
        f"The code of {identity}.py",
        tuple(_code_lines(chapter)),
        instead=dict(_names(chapter, cited)),
        pointed=frozenset(anchor.line for anchor in chapter.anchors),
    ).html
    yield "</section>\n"


def _code_lines(chapter: Chapter) -> range:
    """Return the lines after the introduction and the blank ones that follow it."""
    first = chapter.code_begins
    while first < len(chapter.lines) and not chapter.lines[first - 1].strip():
        first += 1
    return range(first, len(chapter.lines) + 1)


def _names(chapter: Chapter, cited: Mapping[str, list[Rule]]) -> Iterator[tuple[int, str]]:
    """Yield what stands in the place of the lines that name a statement."""
    for number, line in enumerate(chapter.lines, start=1):
        name = next((a.name for a in chapter.anchors if line.strip() == f"# anchor: {a.name}"), "")
        if name:
            yield number, _name(name, len(line) - len(line.lstrip()), cited.get(name, ()))


def _name(name: str, indent: int, rules: list[Rule] | tuple[()]) -> str:
    links = " ".join(
        f'<a href="{addresses.page_file(rule.code)}" title="{escape(rule.name)}">{rule.code}</a>'
        for rule in rules
    )
    by = f'<span class="by">{links}</span>' if links else ""
    return (
        f'<span class="anchor" id="{name}"><i data-n=""></i>{" " * indent}'
        f'<a class="name" href="#{name}">{name}</a>{by}</span>'
    )
