"""All files of the site, as a pure function of the installed packs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files

from poolproof import addresses
from poolproof.literate import book_of
from poolproof.registry import Registry
from poolproof.rule import Rule
from poolproof.site import index_page, reference_page, rule_page
from poolproof.site.layout import STYLE, Layout, Page
from poolproof.site.prose import Prose


def build(registry: Registry) -> Mapping[str, bytes]:
    """Return the content of every file by its name.

    Raises ``CitationError`` where a rule cites what is not there.
    """
    rules = registry.rules
    packages = [pack.reference for pack in registry.packs if pack.reference]
    links = {rule.name: addresses.page_file(rule.code) for rule in rules}
    prose = Prose(links)
    books = [book_of(package) for package in packages]
    references = [(addresses.reference_file(package), "Reference pool") for package in packages]
    layout = Layout((("index.html", "Rules"), *references))
    pages = [
        index_page.page_of(rules, prose, references[0][0] if references else ""),
        *_rule_pages(rules, prose),
        *(reference_page.page_of(book, rules, prose) for book in books),
    ]
    style = files("poolproof.site").joinpath(STYLE).read_bytes()
    return {STYLE: style, **{page.file: layout.html(page) for page in pages}}


def _rule_pages(rules: Sequence[Rule], prose: Prose) -> Iterator[Page]:
    for before, rule, after in zip([None, *rules], rules, [*rules[1:], None], strict=False):
        yield rule_page.page_of(rule, prose, "", _neighbours(before, after))


def _neighbours(before: Rule | None, after: Rule | None) -> str:
    links = [
        f'<a rel="{way}" href="{addresses.page_file(rule.code)}">{rule.code} {rule.name}</a>'
        for way, rule in (("prev", before), ("next", after))
        if rule is not None
    ]
    return f'<nav class="neighbours" aria-label="Other rules">{"".join(links)}</nav>\n'
