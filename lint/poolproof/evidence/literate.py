"""A reference as a document: its files in the order in which to read them, and their passages.

A reference is a package whose docstring tells what it is and lists its modules in an order, and
whose anchors (``poolproof.evidence.anchors``) name the statements that matter::

    1. `channel`: a pipe with two locks
    2. `links`, `handlers`: the three threads

Nothing is imported: everything is read from the source.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from pathlib import Path

from msgspec import Struct

from poolproof.evidence.anchors import ANCHOR, Anchor, Anchors

_ITEM = re.compile(r"\d+\. ((?:`[\w.]+`(?:, )?)+): (.+)")
_NAME = re.compile(r"`([\w.]+)`")
_PARAGRAPH = 6  # lines of code shown below an anchor, unless its statement is longer
_Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


class Scope(Struct, frozen=True):
    """The function or class around a statement: its name, and its lines."""

    name: str
    first: int
    last: int


class Passage(Struct, frozen=True):
    """A named statement with the comment above it; ``first`` to ``last`` is what belongs together.

    ``scope`` is None at module level.
    """

    anchor: Anchor
    first: int
    last: int
    scope: Scope | None


class Chapter(Struct, frozen=True, dict=True):
    """One file. ``part`` is the number and the words under which the reading order lists it."""

    name: str
    path: Path
    text: str
    anchors: tuple[Anchor, ...]
    part: tuple[int, str] | None

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the file."""
        return self.text.splitlines()

    def names_anchor(self, number: int) -> bool:
        """Tell whether a line does nothing but name the statement below it."""
        return bool(anchor_in(self.lines[number - 1]))

    @cached_property
    def _tree(self) -> ast.Module:
        return ast.parse(self.text)

    @property
    def introduction(self) -> str:
        """What the file says about itself."""
        return ast.get_docstring(self._tree) or ""

    @property
    def code_begins(self) -> int:
        """The line after the file's introduction."""
        body = self._tree.body
        return (body[0].end_lineno or 0) + 1 if self.introduction else 1

    @property
    def title(self) -> str:
        """The first sentence of that."""
        first = self.introduction.partition("\n\n")[0]
        return " ".join(first.split())

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The passages of the file, from top to bottom."""
        return tuple(self._passage(anchor) for anchor in self.anchors)

    def _passage(self, anchor: Anchor) -> Passage:
        lines = self.lines
        first = anchor.line
        while first > 1 and lines[first - 2].lstrip().startswith("#"):
            first -= 1
        if (
            first > 1
            and lines[first - 2].endswith(":")
            and _indent(lines[first - 2]) < _indent(lines[anchor.line - 1])
        ):
            first -= 1  # the `if`, `try` or `def` that it is the beginning of
        return Passage(anchor, first, self._paragraph_end(anchor.line), self._scope(anchor.line))

    def _paragraph_end(self, line: int) -> int:
        """Return where what belongs to a statement ends: its body, or the plain lines after it."""
        statement = self._statement(line)
        end = (statement.end_lineno or line) if statement else line
        if hasattr(statement, "body"):
            return min(end, line + _PARAGRAPH - 1)
        inside, last = _indent(self.lines[line - 1]), end
        for below in self.lines[end : line + _PARAGRAPH - 1]:
            text = below.strip()
            if not text or _indent(below) != inside or text.startswith("#") or text.endswith(":"):
                break
            last += 1
        return last

    def _statement(self, line: int) -> ast.stmt | ast.excepthandler | None:
        found = (
            node
            for node in ast.walk(self._tree)
            if isinstance(node, (ast.stmt, ast.excepthandler)) and node.lineno == line
        )
        return next(found, None)

    def _scope(self, line: int) -> Scope | None:
        around = [
            (name, node)
            for name, node in _definitions(self._tree, "")
            if node.lineno <= line <= (node.end_lineno or 0)
        ]
        if not around:
            return None
        name, node = around[-1]
        return Scope(name, node.lineno, node.end_lineno or line)


class Book:
    """A reference as a whole."""

    def __init__(self, package: str) -> None:
        self.package = package
        self._anchors = Anchors.of_package(package)
        self.folder = self._anchors.folder
        listed = dict(self._order())
        files = {path.stem: path for path in sorted(self.folder.glob("*.py"))}
        unlisted = [name for name in files if name not in listed and name != "__init__"]
        self.chapters: Sequence[Chapter] = [
            *(self._chapter(files[name], part) for name, part in listed.items() if name in files),
            *(self._chapter(files[name], None) for name in unlisted),
        ]

    @cached_property
    def introduction(self) -> str:
        """What the package says about itself, the reading order included."""
        text = (self.folder / "__init__.py").read_text(encoding="utf-8")
        return ast.get_docstring(ast.parse(text)) or ""

    @property
    def title(self) -> str:
        """The first sentence of that."""
        return " ".join(self.introduction.partition("\n\n")[0].split())

    def around_the_order(self) -> tuple[str, str]:
        """Return the introduction before the reading order, and what comes after it."""
        lines = self.introduction.splitlines()
        listed = [number for number, line in enumerate(lines) if _ITEM.fullmatch(line)]
        if not listed:
            return self.introduction, ""
        before, after = lines[: listed[0]], lines[listed[-1] + 1 :]
        return "\n".join(before).strip("\n"), "\n".join(after).strip("\n")

    def chapter(self, key: str) -> Chapter | None:
        """Return a file by its name, with or without folder and suffix."""
        name = Path(key).name.removesuffix(".py")
        return next((each for each in self.chapters if each.name == name), None)

    def passage(self, name: str) -> tuple[Chapter, Passage] | None:
        """Return what an anchor names, and the file it is in."""
        for chapter in self.chapters:
            for passage in chapter.passages:
                if passage.anchor.name == name:
                    return chapter, passage
        return None

    def names(self) -> list[str]:
        """Return all that can be asked for: files and anchors."""
        anchors = [each.name for chapter in self.chapters for each in chapter.anchors]
        return [*(chapter.name for chapter in self.chapters), *anchors]

    def _order(self) -> Iterator[tuple[str, tuple[int, str]]]:
        items = filter(None, map(_ITEM.fullmatch, self.introduction.splitlines()))
        for number, item in enumerate(items, start=1):
            for name in _NAME.findall(item[1]):
                yield name, (number, item[2])

    def _chapter(self, path: Path, part: tuple[int, str] | None) -> Chapter:
        text = path.read_text(encoding="utf-8")
        found = self._anchors.within(path)
        anchors = tuple(entry for entry in found if isinstance(entry, Anchor))
        return Chapter(path.stem, path, text, anchors, part)


@cache
def book_of(package: str) -> Book:
    """Return a reference, which does not change while we run."""
    return Book(package)


def anchor_in(line: str) -> str:
    """Return the name that a line gives to the statement below it, if it does nothing else."""
    found = ANCHOR.fullmatch(line.strip())
    return found[1] if found else ""


def _definitions(node: ast.AST, within: str) -> Iterator[tuple[str, _Definition]]:
    """Yield all functions and classes with their qualified names, outer ones first."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, _Definition):
            name = f"{within}{child.name}"
            yield name, child
            yield from _definitions(child, f"{name}.")
        else:
            yield from _definitions(child, within)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
