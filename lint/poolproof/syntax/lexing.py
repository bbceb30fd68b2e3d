"""Cut a text into tokens, iteratively and for every Python from 3.10 on.

The standard library's ``tokenize`` knows only the syntax of the running interpreter. This one is
coarse: it is there to measure nesting, so names, numbers and keywords are all words. An f-string is
an opening token, the tokens of its expressions between ``{`` and ``}``, and a closing token.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_PIECE = re.compile(
    r"""
      (?P<blank> [ \t\f]+ | \\\n | \#[^\n]* )
    | (?P<newline> \n )
    | (?P<string> (?: [bu]?r? | rb )
        (?: ''' [^\\']* (?: (?: \\. | '(?!'') ) [^\\']* )* '''
          | \""" [^\\"]* (?: (?: \\. | "(?!"") ) [^\\"]* )* \"""
          | '(?!'') [^\\'\n]* (?: \\. [^\\'\n]* )* '
          | "(?!"") [^\\"\n]* (?: \\. [^\\"\n]* )* " ) )
    | (?P<formatted> (?P<prefix> [ft]r? | r[ft] ) (?P<quote> '''|\"""|'|" ) )
    | (?P<word> (?:\w|[^\x00-\x7f])+ )
    | (?P<open> [(\[{] )
    | (?P<close> [)\]}] )
    | (?P<comma> , )
    | (?P<semicolon> ; )
    | (?P<operator> \*\*=? | //=? | >>=? | <<=? | -> | := | [-+*/%@&|^=<>!]=? | [.~:] )
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_CLOSER = {"(": ")", "[": "]", "{": "}"}


class NotPython(Exception):  # noqa: N818 - the text's fault
    """The text cannot be cut into tokens, at this offset."""


class Token(NamedTuple):
    """A piece of the text; ``kind`` is one of the group names above except blank."""

    kind: str
    text: str
    offset: int


class _Frame(NamedTuple):
    """What is open: a bracket, an f-string, or within that ``{`` or the format after ``:``."""

    kind: str
    closer: str
    raw: bool = False


def tokens(text: str) -> Iterator[Token]:
    """Cut up a text whose newlines are all LF; blanks, comments and inner newlines are left out.

    Raises ``NotPython`` with the place at which the text is none.
    """
    frames: list[_Frame] = []
    offset = 0
    while offset < len(text):
        if frames and frames[-1].kind in ("formatted", "format"):
            cut = _literal_part(text, offset, frames)
        else:
            cut = _code(text, offset, frames)
        offset = cut.offset + len(cut.text)
        if cut.kind != "blank":
            yield cut
    if frames:
        raise NotPython(offset)


def _code(text: str, offset: int, frames: list[_Frame]) -> Token:
    match = _PIECE.match(text, offset)
    if match is None:
        raise NotPython(offset)
    kind, piece = str(match.lastgroup), match[0]
    top = frames[-1].kind if frames else None
    if kind == "quote":  # the last group to close within an f-string's opening
        kind = "formatted"
    if top == "interpolation" and piece.startswith(":"):
        frames.append(_Frame("format", frames[-2].closer, frames[-2].raw))
        return Token("blank", ":", offset)
    if kind == "open":
        frames.append(_Frame("bracket", _CLOSER[piece]))
    elif kind == "formatted":
        frames.append(_Frame("formatted", match["quote"], "r" in match["prefix"].lower()))
        kind = "open"
    elif kind == "close":
        if top is None or frames.pop().closer != piece:
            raise NotPython(offset)
    elif kind == "newline" and frames:
        kind = "blank"
    return Token(kind, piece, offset)


def _literal_part(text: str, offset: int, frames: list[_Frame]) -> Token:
    """Cut the literal text of an f-string, or what ends it."""
    kind, quote, raw = frames[-1]
    match = _literal(quote, raw, kind == "format").match(text, offset)
    if match and match[0]:
        return Token("blank", match[0], offset)
    if text.startswith("{", offset):
        frames.append(_Frame("interpolation", "}"))
        return Token("open", "{", offset)
    if kind == "format" and text.startswith("}", offset):
        del frames[-2:]
        return Token("close", "}", offset)
    if kind == "formatted" and text.startswith(quote, offset):
        frames.pop()
        return Token("close", quote, offset)
    raise NotPython(offset)


@lru_cache
def _literal(quote: str, raw: bool, in_format: bool) -> re.Pattern[str]:
    """Make what matches the literal text before a brace or the closing quote."""
    choices = [r"\\[^{}]", r"\\(?=[{}])", rf"[^\\{{}}\n{quote[0]}]+"]
    if not raw:
        choices.insert(0, r"\\N\{[^{}\n]*\}")
    if not in_format:
        choices.append(r"\{\{|\}\}")
    if len(quote) == 3:
        choices.append(rf"\n|{quote[0]}(?!{quote[0]}{{2}})")
    return re.compile(f"(?:{'|'.join(choices)})*", re.DOTALL)
