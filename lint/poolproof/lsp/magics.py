"""What notebooks may say besides Python: magics, commands of the shell, questions for help.

They are put out of the way so that the rest can be read: a line stays a line, with its indent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_PYTHON = frozenset({"time", "timeit", "capture", "prun", "python", "python3", "debug", "memit"})
_CELL = re.compile(r"\s*%%(?P<name>\S*)")
_ESCAPE = re.compile(r"(?P<indent>[ \t]*)(?:[%!]|\?|,(?=\w)|;(?=\w)|/(?=\w))")
_HELP = re.compile(r"(?P<indent>[ \t]*)[\w.*]+(?:\[[^]]*\])?\?{1,2}[ \t]*\Z")
_GIVEN = re.compile(r"(?P<target>[ \t]*[\w.,\[\]'\"* \t]+=[ \t]*)(?:%\w|!)")


def plain(lines: Sequence[str]) -> tuple[list[str], frozenset[int]]:
    """Return the lines of a cell as Python, and which of them (from 0) were not.

    Lines have their ends.
    """
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    named = _CELL.match(lines[first]) if lines else None
    if named is not None and named["name"] not in _PYTHON:
        return [_end(line) for line in lines], frozenset(range(len(lines)))
    made = list(lines)
    masked = dict(_put_away(lines))
    for number, line in masked.items():
        made[number] = line
    return made, frozenset(masked)


def _put_away(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the lines that are no Python, and what stands there instead."""
    quote = ""
    depth = 0
    escaped = goes_on = False
    for number, line in enumerate(lines):
        text = line.rstrip("\r\n")
        begins = not (quote or depth or goes_on)
        if escaped and goes_on:
            yield number, _end(line)
        elif begins and _is_escape(text):
            escaped = True
            yield number, _instead(line)
        else:
            escaped = False
            quote, depth = _after(text, quote, depth)
        goes_on = text.endswith("\\")


def _is_escape(text: str) -> bool:
    return bool(_ESCAPE.match(text) or _HELP.match(text) or _GIVEN.match(text))


def _after(text: str, quote: str, depth: int) -> tuple[str, int]:
    """Return the quote and the brackets that are open at the end of a line."""
    at = 0
    while at < len(text):
        if quote:
            if text[at] == "\\":
                at += 2
            elif text.startswith(quote, at):
                at += len(quote)
                quote = ""
            else:
                at += 1
            continue
        if text[at] == "#":
            break
        if text[at] in "\"'":
            quote = text[at] * 3 if text.startswith(text[at] * 3, at) else text[at]
            at += len(quote)
            continue
        depth += (text[at] in "([{") - (text[at] in ")]}")
        at += 1
    # A simple string ends with its line, whatever was meant.
    return (quote if len(quote) == 3 else ""), max(depth, 0)


def _instead(line: str) -> str:
    given = _GIVEN.match(line)
    if given is not None:
        return f"{given['target']}get_ipython(){_end(line)}"  # of which nothing is known
    indent = line[: len(line) - len(line.lstrip(" \t"))]
    return f"{indent}pass{_end(line)}"


def _end(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :]
