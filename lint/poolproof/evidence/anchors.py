"""Anchors: names for statements, so that no rule ever cites a line number.

An anchor is a comment on a line of its own, directly above the statement it names::

    # Why this is so.
    # anchor: worker-sees-eof
    break

Rules cite the name; the line is computed when somebody asks. Comments are found with `tokenize`,
which sees every comment (a syntax tree may lose those at the end of a block) and none inside a
string. Several anchors may stand above one statement. Everything else is refused: an anchor that
nothing cites, that two statements have, that stands behind code, above nothing, or above a
statement of another block.
"""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, NamedTuple

# Whatever looks like an anchor must be one, or a slip of the pen would go unseen.
LOOKS_LIKE_ONE = re.compile(r"#+\s*anchor\b", re.IGNORECASE)
ANCHOR = re.compile(r"# anchor: ([a-z0-9]+(?:-[a-z0-9]+)*)")

_LAYOUT = {tokenize.INDENT, tokenize.DEDENT}
_NO_CODE = _LAYOUT | {tokenize.NL, tokenize.NEWLINE, tokenize.ENCODING, tokenize.COMMENT}


class Anchor(NamedTuple):
    """A named statement: its file, its line (from 1), and the comment that says why."""

    name: str
    path: Path
    line: int
    reason: str


class Problem(NamedTuple):
    """Something wrong with an anchor, and where."""

    kind: Literal["missing", "doubled", "unused", "misplaced"]
    name: str
    where: str

    def __str__(self) -> str:
        return f"{self.where}: {self.kind} anchor: {self.name}"


class AnchorError(LookupError):
    """An anchor cannot be resolved, or the anchors of a folder are not in order."""

    def __init__(self, problems: Collection[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


class Anchors:
    """All anchors below one folder. A file is taken apart when something in it is asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._texts = {
            path: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.py"))
        }
        self._entries: dict[Path, list[Anchor | Problem]] = {}

    @classmethod
    def of_package(cls, package: str) -> Anchors:
        """Read the anchors of an installed package, which is found and not imported.

        Raises ``AnchorError`` if there is no such package.
        """
        spec = find_spec(package)
        if spec is None or not spec.submodule_search_locations:
            raise AnchorError([Problem("missing", "*", f"package {package}")])
        return cls(Path(next(iter(spec.submodule_search_locations))))

    @cached_property
    def by_name(self) -> Mapping[str, tuple[Anchor, ...]]:
        """The anchors, by name; in order only if each name has one."""
        found: dict[str, list[Anchor]] = {}
        for path in self._texts:
            for entry in self.within(path):
                if isinstance(entry, Anchor):
                    found.setdefault(entry.name, []).append(entry)
        return {name: tuple(anchors) for name, anchors in sorted(found.items())}

    def within(self, path: Path) -> list[Anchor | Problem]:
        """Return what is in one of the files, from top to bottom."""
        if path not in self._entries:
            self._entries[path] = list(scan(self._texts[path], path))
        return self._entries[path]

    def find(self, name: str) -> Anchor:
        """Return the one anchor of this name.

        Raises ``AnchorError`` if there is none, or more than one.
        """
        # Taking files apart is slow, and those that lack the very letters cannot have it.
        files = [path for path, text in self._texts.items() if name in text]
        entries = [each for path in files for each in self.within(path) if each.name == name]
        anchors = [each for each in entries if isinstance(each, Anchor)]
        if len(anchors) == 1:
            return anchors[0]
        misplaced = [each for each in entries if isinstance(each, Problem)]
        missing = Problem("missing", name, str(self.folder))
        raise AnchorError(_doubled(anchors) or misplaced or [missing])

    def resolve(self, name: str) -> tuple[Path, int]:
        """Return the file and the line of the statement that has this name.

        Raises ``AnchorError`` as ``find`` does.
        """
        anchor = self.find(name)
        return anchor.path, anchor.line

    def problems(self, cited: Collection[str] | None = None) -> list[Problem]:
        """List what is not in order; with the cited names also what is missing or unused."""
        entries = [each for path in self._texts for each in self.within(path)]
        problems = [each for each in entries if isinstance(each, Problem)]
        for anchors in self.by_name.values():
            problems += _doubled(anchors)
        if cited is not None:
            for name in sorted(set(cited) - set(self.by_name)):
                problems.append(Problem("missing", name, str(self.folder)))
            for name in sorted(set(self.by_name) - set(cited)):
                anchor = self.by_name[name][0]
                problems.append(Problem("unused", name, f"{anchor.path}:{anchor.line}"))
        return problems

    def check(self, cited: Collection[str] | None = None) -> None:
        """Raise `AnchorError` unless everything is in order."""
        if problems := self.problems(cited):
            raise AnchorError(problems)


def _doubled(anchors: Sequence[Anchor]) -> list[Problem]:
    if len(anchors) < 2:
        return []
    return [Problem("doubled", each.name, f"{each.path}:{each.line}") for each in anchors]


def scan(text: str, path: Path) -> Iterator[Anchor | Problem]:
    """Yield the anchors of a file, and what looks like one and is none, from top to bottom."""
    tokens = list(tokenize.generate_tokens(io.StringIO(text).readline))
    begins = _statement_starts(tokens)
    lines = text.splitlines()
    for token in tokens:
        if token.type != tokenize.COMMENT or not LOOKS_LIKE_ONE.match(token.string):
            continue
        row, column = token.start
        where = f"{path}:{row}"
        written = ANCHOR.fullmatch(token.string)
        if written is None:
            yield Problem("misplaced", token.string, where)
            continue
        name = written[1]
        below = row + 1
        while below <= len(lines) and ANCHOR.fullmatch(lines[below - 1].strip()):
            below += 1
        alone = not lines[row - 1][:column].strip()
        if alone and begins.get(below) == column:
            yield Anchor(name, path, below, _reason(lines, row))
        else:
            yield Problem("misplaced", name, where)


def _statement_starts(tokens: list[tokenize.TokenInfo]) -> dict[int, int]:
    """Return the column of each statement by its line; the first, where a line has several.

    A clause, `except` or `else`, counts as a statement: it begins a line of its own.
    """
    starts: dict[int, int] = {}
    fresh = True
    for token in tokens:
        if token.type == tokenize.NEWLINE:
            fresh = True
        elif fresh and token.type not in _NO_CODE and token.type != tokenize.ENDMARKER:
            starts[token.start[0]] = token.start[1]
            fresh = False
    return starts


def _reason(lines: list[str], row: int) -> str:
    """Return the comment above an anchor, joined to one paragraph."""
    words: list[str] = []
    above = row - 1
    while above >= 1 and lines[above - 1].lstrip().startswith("#"):
        line = lines[above - 1].strip()
        if not ANCHOR.fullmatch(line):
            words.insert(0, line.lstrip("# "))
        above -= 1
    return " ".join(words)
