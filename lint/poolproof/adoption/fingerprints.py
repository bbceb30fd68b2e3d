"""What findings are known by when the code around them moves.

A fingerprint is made of the rule, the file, the function or class, and the code that is marked, of
which blanks, comments, the kind of quotes and a last comma do not count: neither an edit elsewhere
nor a formatter changes it. Line numbers and messages (which can name lines) are no part of it.
Equal ones are told apart by their order.
"""

from __future__ import annotations

import ast
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from pathlib import Path

from poolproof.finding import Finding, Fingerprint, Span
from poolproof.source.comments import comments
from poolproof.syntax.parse import ParseFailure, parse

_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_LAST_COMMA = re.compile(r",(?=[)\]}])")


def fingerprints(
    findings: Iterable[Finding],
    lines: Callable[[str], Sequence[str] | None],
    home: Callable[[str], str],
) -> dict[Finding, Fingerprint]:
    """Return the fingerprint of each finding.

    All findings of a file have to be given, those that will not be shown too, as equal ones are
    counted. ``lines`` gives those of a shown path, or None if there are none any more, and
    ``home`` the path by which the file is known wherever poolproof is called.
    """
    found: dict[Finding, Fingerprint] = {}
    turns: Counter[Fingerprint] = Counter()
    ordered = sorted(set(findings), key=lambda finding: finding.sort_key)
    for path, group in groupby(ordered, key=lambda finding: finding.path):
        text = lines(path) or ()
        scopes = Scopes("\n".join(text))
        for finding in group:
            code = normal(_marked(text, finding.span))
            digest = hashlib.sha256(code.encode("utf-8", "surrogatepass")).hexdigest()[:16]
            scope = scopes.around(finding.span.line)
            first = Fingerprint(home(path), finding.code, scope, digest)
            found[finding] = Fingerprint(
                first.path, first.code, first.scope, first.digest, turns[first]
            )
            turns[first] += 1
    return found


def at_home(path: Path, root: Path) -> str:
    """Return the path by which a file is known wherever poolproof is called: from the root."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def normal(code: str) -> str:
    """Return code without what a formatter or a comment would change."""
    for comment in reversed(list(comments(code))):
        code = code.replace(comment.text, "", 1) if comment.text else code
    return _LAST_COMMA.sub("", "".join(code.split())).replace("'", '"')


class Scopes:
    """The functions and classes of a text, by their lines."""

    def __init__(self, text: str) -> None:
        self._extents: list[tuple[int, int, str]] = []
        try:
            self._collect(parse(text), "")
        except ParseFailure:
            return  # what cannot be parsed has no scopes

    def around(self, line: int) -> str:
        """Return the qualified name of the innermost one around a line, or nothing."""
        within = [name for first, last, name in self._extents if first <= line <= last]
        return within[-1] if within else ""

    def _collect(self, node: ast.AST, prefix: str) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, _SCOPES):
                name = f"{prefix}{child.name}"
                self._extents.append((child.lineno, child.end_lineno or child.lineno, name))
                self._collect(child, f"{name}.")
            elif isinstance(child, (ast.stmt, ast.ExceptHandler, ast.match_case)):
                self._collect(child, prefix)


def _marked(lines: Sequence[str], span: Span) -> str:
    marked = list(lines[span.line - 1 : span.end_line])
    if not marked:
        return ""
    marked[-1] = marked[-1][: span.end_column - 1]
    marked[0] = marked[0][span.column - 1 :]
    return "\n".join(marked)
