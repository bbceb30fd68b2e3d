"""Texts as they are written in the source, as HTML.

They are Markdown with a few habits of docstrings: double backticks, a ``::`` before an indented
block, and tables ruled with equals signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from textwrap import dedent

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from poolproof.report.markdown import Indented, prose

_RULE = re.compile(r"=+(?: +=+)+")


class Prose:
    """Renders texts; a word of code that is among ``links`` leads to its address."""

    def __init__(self, links: Mapping[str, str]) -> None:
        # No HTML of the text's own: it can come from any pack.
        self._markdown = MarkdownIt("commonmark", {"html": False}, renderer_cls=_Renderer)
        self._markdown.enable("table")
        self._environment = {"links": links}

    def html(self, text: str) -> str:
        """Return paragraphs, lists, tables and blocks."""
        rendered: str = self._markdown.render(markdown(text), dict(self._environment))
        return rendered

    def inline(self, text: str) -> str:
        """Return a text that is part of a line."""
        rendered: str = self._markdown.renderInline(prose(text), dict(self._environment))
        return rendered


class _Renderer(RendererHTML):
    """Links rules where they are named, and lets wide tables scroll by themselves."""

    def code_inline(self, tokens: Sequence[Token], idx: int, _: OptionsDict, env: EnvType) -> str:
        word = tokens[idx].content
        code = f"<code>{escape(word, quote=False)}</code>"
        address = env["links"].get(word)
        return f'<a href="{escape(address)}">{code}</a>' if address else code

    def fence(self, tokens: Sequence[Token], idx: int, *_: object) -> str:
        text = escape(tokens[idx].content, quote=False)
        return f"<pre {_scrolls('As it is written')}><code>{text}</code></pre>\n"

    def table_open(self, *_: object) -> str:
        return f'<div class="wide" {_scrolls("A table")}><table>\n'

    def table_close(self, *_: object) -> str:
        return "</table></div>\n"


def _scrolls(label: str) -> str:
    """Return what lets those without a mouse scroll a block that may be too wide."""
    return f'role="group" aria-label="{label}" tabindex="0"'


def markdown(text: str) -> str:
    """Turn the habits of docstrings into Markdown."""
    blocks: list[str] = []
    for is_block, lines in groupby(_tables(text.splitlines()), Indented()):
        content = "\n".join(line for line in lines if line != "::").strip("\n")
        if content:
            fenced = f"```text\n{dedent(content)}\n```"
            blocks.append(fenced if is_block else prose(content))
    return "\n\n".join(blocks) + "\n"


def _tables(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines, with ruled tables as those of Markdown."""
    ruler: list[tuple[int, int | None]] = []
    seen = 0
    for line in lines:
        if _RULE.fullmatch(line.strip()) and not line.startswith(" "):
            seen += 1
            starts = [found.start() for found in re.finditer(r"=+", line)]
            ruler = list(zip(starts, [*starts[1:], None], strict=True))
            if seen == 2:
                yield "|" + " --- |" * len(ruler)
            elif seen == 3:
                seen = 0
        elif seen:
            yield "| " + " | ".join(line[start:end].strip() for start, end in ruler) + " |"
        else:
            yield line
