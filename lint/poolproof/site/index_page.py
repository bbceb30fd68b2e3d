"""The first page: what this is, and all rules."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import groupby

from poolproof.evidence import addresses
from poolproof.rule import Rule
from poolproof.site.layout import Page
from poolproof.site.matrix_page import FILE as MATRIX
from poolproof.site.prose import Prose
from poolproof.site.rule_page import badges

_CLAIM = "Finds Python worker pools that leak, lose work or leave orphaned processes."


def page_of(rules: Sequence[Rule], prose: Prose, reference: str) -> Page:
    """Make the first page. ``reference`` is the file of the reference's page, if there is one."""
    body = "".join([*_head(reference), *_rules(rules, prose)])
    return Page("index.html", "poolproof", _CLAIM, body, "index")


def _head(reference: str) -> Iterator[str]:
    yield "<h1>Worker pools that leak, and the proof of it</h1>\n"
    yield (
        '<p class="lead">poolproof reads Python and finds worker pools that nobody ends, that an '
        "exception or an early return leaves behind, that are used after their end, or whose "
        "workers outlive the program.</p>\n"
        '<pre class="shell"><code>poolproof check</code></pre>\n'
    )
    if reference:
        yield (
            "<p>No warning is an opinion. Each points at the lines of a "
            f'<a href="{reference}">pool that you can read</a>, which behaves as CPython\'s does, '
            f'and <a href="{MATRIX}">two programs</a> show what happens, on your own '
            "interpreter:</p>\n"
            '<pre class="shell"><code>poolproof prove PP102</code></pre>\n'
        )


def _rules(rules: Sequence[Rule], prose: Prose) -> Iterator[str]:
    for family, members in groupby(rules, lambda rule: rule.module.rpartition(".")[0]):
        about = (sys.modules[family].__doc__ or family).strip()
        name = family.rpartition(".")[2]
        yield f'<section class="family">\n<h2>{name.capitalize()}</h2>\n{prose.html(about)}'
        yield '<ul class="rules">\n'
        yield from (_rule(rule, prose) for rule in members)
        yield "</ul>\n</section>\n"


def _rule(rule: Rule, prose: Prose) -> str:
    return (
        f'<li><a href="{addresses.page_file(rule.code)}"><b>{rule.code}</b> {rule.name}</a> '
        f"{badges(rule)}\n<p>{prose.inline(rule.page.headline)}</p></li>\n"
    )
