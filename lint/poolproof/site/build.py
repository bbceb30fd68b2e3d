"""All files of the site, as a pure function of the installed packs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files

from poolproof.evidence import addresses
from poolproof.evidence.citing import references
from poolproof.evidence.literate import book_of
from poolproof.registry import Registry
from poolproof.rule import Rule
from poolproof.site import index_page, matrix_page, reference_page, rule_page
from poolproof.site.layout import STYLE, Layout, Page
from poolproof.site.proof_section import Evidence
from poolproof.site.prose import Prose


def build(registry: Registry) -> Mapping[str, bytes]:
    """Return the content of every file by its name.

    Raises ``CitationError`` where a rule cites what is not there.
    """
    rules = registry.rules
    for rule in rules:
        references(rule)  # before anything else stumbles over one
    packages = [pack.reference for pack in registry.packs if pack.reference]
    links = {rule.name: addresses.page_file(rule.code) for rule in rules}
    prose = Prose(links)
    books = [book_of(package) for package in packages]
    reference_tabs = [(addresses.reference_file(package), "Reference pool") for package in packages]
    evidence = Evidence(registry, prose)
    proofs = [matrix_page.page_of(registry, prose)] if registry.proofs else []
    tabs = [("index.html", "Rules"), *reference_tabs, *((page.file, "Proofs") for page in proofs)]
    layout = Layout(tabs)
    pages = [
        index_page.page_of(rules, prose, reference_tabs[0][0] if reference_tabs else ""),
        *_rule_pages(rules, evidence),
        *(reference_page.page_of(book, rules, prose) for book in books),
        *proofs,
    ]
    style = files("poolproof.site").joinpath(STYLE).read_bytes()
    drawings = dict(evidence.files())
    return {STYLE: style, **drawings, **{page.file: layout.html(page) for page in pages}}


def _rule_pages(rules: Sequence[Rule], evidence: Evidence) -> Iterator[Page]:
    for before, rule, after in zip([None, *rules], rules, [*rules[1:], None], strict=False):
        proof, neighbours = evidence.section(rule), _neighbours(before, after)
        yield rule_page.page_of(rule, evidence.prose, proof, neighbours)


def _neighbours(before: Rule | None, after: Rule | None) -> str:
    links = [
        f'<a rel="{way}" href="{addresses.page_file(rule.code)}">{rule.code} {rule.name}</a>'
        for way, rule in (("prev", before), ("next", after))
        if rule is not None
    ]
    return f'<nav class="neighbours" aria-label="Other rules">{"".join(links)}</nav>\n'
