"""Rules' pages in Markdown: for documents, and for whatever shows help about a finding."""

from __future__ import annotations

from itertools import groupby
from textwrap import dedent

from poolproof.rule import RulePage

_CODE = ("Example", "Use instead")


def page_in_markdown(page: RulePage, heading: str = "###") -> str:
    """Return the sections of a page, each under a heading."""
    parts = []
    for title, body in page.sections.items():
        language = "python" if title in _CODE else "text"
        parts += [f"{heading} {title}\n", _body(body, language)]
    return "\n".join(parts)


def prose(text: str) -> str:
    """Return a text with code marked as Markdown does it."""
    return text.replace("``", "`")


def _body(body: str, language: str) -> str:
    """Return a section: indented blocks are fenced, prose stays."""
    blocks: list[str] = []
    for is_code, lines in groupby(body.splitlines(), Indented()):
        text = "\n".join(lines).strip("\n")
        if text:
            code = f"```{language}\n{dedent(text)}\n```\n"
            blocks.append(code if is_code else f"{prose(text)}\n")
    return "\n".join(blocks)


class Indented:
    """What lines are grouped by: whether they are indented."""

    def __init__(self) -> None:
        self._before = False

    def __call__(self, line: str) -> bool:
        """Whether a line belongs to an indented block; an empty one goes with the line before."""
        if line.strip():
            self._before = line.startswith("    ")
        return self._before
