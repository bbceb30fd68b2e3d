"""Finding the comments of a file without parsing it.

Allowances must be honoured in files that no parser can read, and for every version of the language,
so this goes by the shape of strings and comments alone. A ``#`` inside a string is none. The one
thing it cannot see is a string inside an f-string that uses the same quotes again (Python 3.12);
there it may lose track until the end of the line, as only triple quotes cross lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from poolproof.source.text import split_lines

# A backslash hides the next character in raw strings too: r"\"" is one string.
_TOKEN = re.compile(
    r"""
      (?P<comment> \#[^\r\n]* )
    | \"{3} (?: [^\\"] | \\. | "(?!"") )* (?: \"{3} | \Z )
    | '{3} (?: [^\\'] | \\. | '(?!'') )* (?: '{3} | \Z )
    | \" (?: [^\\"\r\n] | \\(?:\r\n|.) )* \"?
    | ' (?: [^\\'\r\n] | \\(?:\r\n|.) )* '?
    | \r\n? | \n
    """,
    re.VERBOSE | re.DOTALL,
)


class Comment(Struct, frozen=True):
    """A comment from its ``#`` to the end of its line; ``own_line`` if nothing stands before it."""

    line: int
    column: int
    text: str
    own_line: bool


def comments(text: str) -> Iterator[Comment]:
    """Every comment, in order."""
    line, start = 1, 0
    for token in _TOKEN.finditer(text):
        if token.lastgroup == "comment":
            before = text[start : token.start()]
            yield Comment(line, len(before) + 1, token[0], not before.strip())
            continue
        ends = len(split_lines(token[0])) - 1
        if ends:
            line += ends
            start = token.end() - len(split_lines(token[0])[-1])
