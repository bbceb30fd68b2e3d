"""Where the documentation stands: on a site if one is configured, or else on this machine.

A site is what ``poolproof docs build`` writes: one flat folder, whose file names are chosen here.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from poolproof.rule import Rule


def page_file(code: str) -> str:
    """Return the name of a rule's page on a site."""
    return f"{code}.html"


def reference_file(package: str) -> str:
    """Return the name of the page that a reference has on a site."""
    return f"{package.rpartition('.')[2]}.html"


def of_page(rule: Rule, site: str = "") -> str:
    """Return the address of a rule's page: on the site, or of the module that it is the text of."""
    if site:
        return f"{site.rstrip('/')}/{page_file(rule.code)}"
    return _of_module(rule.module)


def of_anchor(package: str, anchor: str, path: Path, site: str = "") -> str:
    """Return the address of a statement of a reference: on the site, or that of its file."""
    if site:
        return f"{site.rstrip('/')}/{reference_file(package)}#{anchor}"
    return path.as_uri()


@cache
def _of_module(name: str) -> str:
    spec = find_spec(name)
    return Path(spec.origin).as_uri() if spec and spec.origin else ""
