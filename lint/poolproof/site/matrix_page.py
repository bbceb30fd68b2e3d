"""All proofs at a glance: what each program comes to, for every start method and version."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from poolproof.evidence import addresses
from poolproof.evidence.proving import SIDES
from poolproof.evidence.stage import Proof
from poolproof.registry import Registry
from poolproof.site.layout import Page
from poolproof.site.prose import Prose

FILE = "proofs.html"
VERSIONS = ((3, 10), (3, 11), (3, 12), (3, 13))
_METHODS = ("fork", "spawn", "forkserver")
_WHOSE = {"reference": "the reference pool", "stdlib": "the standard library"}


def page_of(registry: Registry, prose: Prose) -> Page:
    """Make the page."""
    proofs = [proof for _, proof in registry.proofs.values()]
    rows = "".join(row for proof in proofs for row in _rows(proof, registry, prose))
    heads = "".join(f'<th scope="col">{method}</th>' for method in _METHODS)
    versions = f"{_name(VERSIONS[0])} to {_name(VERSIONS[-1])}"
    body = (
        "<h1>The proofs</h1>\n"
        '<p class="lead">A rule ships when two programs show what it claims: one that does the '
        "damage, and one that differs in what matters and does not.</p>\n"
        f"<p>This is what they come to on CPython {versions} with each way to start worker "
        "processes. The tests of poolproof hold them to it, on the reference pool and on the "
        "interpreter's own. To see what they come to on yours:</p>\n"
        '<pre class="shell"><code>poolproof prove --all</code></pre>\n'
        '<div class="wide" role="group" aria-label="What every program comes to" tabindex="0">\n'
        f'<table class="matrix">\n<thead><tr><th scope="col">Program</th>{heads}</tr></thead>\n'
        f"{rows}</table>\n</div>\n"
    )
    summary = "What every proof comes to, for each Python and start method."
    return Page(FILE, "The proofs", summary, body, "proofs")


def _rows(proof: Proof, registry: Registry, prose: Prose) -> Iterator[str]:
    rules = " ".join(
        f'<a href="{addresses.page_file(code)}">{code}</a>'
        for code in sorted(proof.rules)
        if code in registry.names
    )
    on = " and ".join(_WHOSE.get(each.value, each.value) for each in proof.on)
    shown = f"<p>{prose.inline(proof.shows)} <i>On {escape(on)}.</i></p>"
    yield f'<tbody id="{proof.name}">\n<tr><th scope="rowgroup" colspan="{len(_METHODS) + 1}">'
    yield f"{proof.name} {rules}\n{shown}</th></tr>\n"
    for side in SIDES:
        cells = "".join(_cell(proof, side, method) for method in _METHODS)
        yield f'<tr><th scope="row">{side}</th>{cells}</tr>\n'
    yield "</tbody>\n"


def _cell(proof: Proof, side: str, method: str) -> str:
    if method not in proof.methods:
        return "<td>not claimed</td>"
    came = [(version, str(proof.expected(side, method, version))) for version in VERSIONS]
    groups = [(case, [v for v, _ in group]) for case, group in groupby(came, lambda each: each[1])]
    kind = "good" if all(case == "ok" for case, _ in groups) else "bad"
    if len(groups) == 1:
        return f'<td class="{kind}">{escape(groups[0][0])}</td>'
    lines = "<br>".join(f"{escape(case)} <i>{_range(versions)}</i>" for case, versions in groups)
    return f'<td class="{kind}">{lines}</td>'


def _range(versions: Sequence[tuple[int, int]]) -> str:
    first, last = _name(versions[0]), _name(versions[-1])
    return first if first == last else f"{first}–{last}"  # noqa: RUF001 - as ranges are printed


def _name(version: tuple[int, int]) -> str:
    return f"{version[0]}.{version[1]}"
