"""The ground a repair stands on: a file's text and tree, and what the analysis said about it."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain, count

from msgspec import Struct

from poolproof.finding import Span
from poolproof.rewriting.layout import Layout
from poolproof.solution import Misuse, ModuleSolution, Site
from poolproof.source.text import LineIndex
from poolproof.syntax.children import children, walk
from poolproof.syntax.parse import parse

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
SCOPES = (*FUNCTIONS, ast.ClassDef, ast.Module)


class Position(Struct, frozen=True):
    """A statement by the block that it stands in and its number there."""

    block: list[ast.stmt]
    index: int

    @property
    def statement(self) -> ast.stmt:
        """The statement itself."""
        return self.block[self.index]

    def after(self) -> list[ast.stmt]:
        """The statements of the block that follow."""
        return self.block[self.index + 1 :]

    def next(self) -> ast.stmt | None:
        """The statement that follows, if one does."""
        return next(iter(self.after()), None)


class Ground:
    """One file: what repairs may ask about it. The tree is made when it is first needed."""

    def __init__(self, solution: ModuleSolution, text: str) -> None:
        self.solution = solution
        self.text = text
        self.layout = Layout(text)

    @cached_property
    def tree(self) -> ast.Module:
        """The tree of the file. Raises ``ParseFailure``."""
        return parse(self.text)

    @cached_property
    def _index(self) -> LineIndex:
        return LineIndex(self.text)

    @cached_property
    def _parents(self) -> dict[ast.AST, ast.AST]:
        return {child: node for node in walk(self.tree) for child in children(node)}

    @cached_property
    def _calls(self) -> dict[int, list[ast.Call]]:
        found: dict[int, list[ast.Call]] = {}
        for node in walk(self.tree):
            if isinstance(node, ast.Call):
                found.setdefault(node.lineno, []).append(node)
        return found

    @cached_property
    def _mentions(self) -> dict[tuple[ast.AST, str], list[ast.AST]]:
        """The nodes that name a variable, by each scope that they are in and by the name."""
        found: dict[tuple[ast.AST, str], list[ast.AST]] = {}
        for node in walk(self.tree):
            for name in _named(node):
                scopes = [each for each in self.around(node) if isinstance(each, SCOPES)]
                for scope in scopes:
                    found.setdefault((scope, name), []).append(node)
        return found

    # --- what the analysis knows -----------------------------------------------------------

    def site(self, span: Span) -> Site | None:
        """The creation site with this span, if it is one."""
        return next((site for site in self.solution.sites if site.call == span), None)

    def misuse(self, span: Span) -> Misuse | None:
        """The misuse at this span, if there is one."""
        return next((misuse for misuse in self.solution.misuses if misuse.span == span), None)

    # --- nodes and places ------------------------------------------------------------------

    def span(self, node: ast.expr | ast.stmt) -> Span:
        """The place of a node."""
        end_line, end_column = node.end_lineno, node.end_col_offset
        assert end_line is not None
        assert end_column is not None
        return self._index.span(node.lineno, node.col_offset, end_line, end_column)

    def written(self, node: ast.expr | ast.stmt) -> str:
        """A node as it is written."""
        return self.text_of(self.span(node))

    def written_arguments(self, function: ast.Lambda) -> str | None:
        """The parameters of a lambda as they are written, if they stand on one line."""
        text = self.written(function)
        body = self.span(function.body)
        at = self.span(function)
        head = self.text_of(Span(at.line, at.column, body.line, body.column))
        if not head.rstrip().endswith(":") or "\n" in head or "\r" in head:
            return None  # the body is in brackets of its own
        assert text.startswith("lambda")
        return head.rstrip()[len("lambda") : -1].strip()

    def text_of(self, span: Span) -> str:
        """The text of a stretch."""
        start = self._index.position(span.line, span.column)
        return self.text[start : self._index.position(span.end_line, span.end_column)]

    def call(self, span: Span) -> ast.Call | None:
        """The call with exactly this span; inside of an f-string there is none."""
        found = [node for node in self._calls.get(span.line, ()) if self.span(node) == span]
        return found[0] if len(found) == 1 and not self._is_interpolated(found[0]) else None

    def statement(self, span: Span) -> Position | None:
        """The innermost statement around a stretch of the text."""
        around = [
            node
            for node in walk(self.tree)
            if isinstance(node, ast.stmt)
            and (at := self.span(node)) is not None
            and (at.line, at.column) <= (span.line, span.column)
            and (span.end_line, span.end_column) <= (at.end_line, at.end_column)
        ]
        return self.position(max(around, key=self.span)) if around else None

    def _is_interpolated(self, node: ast.AST) -> bool:
        return any(isinstance(each, ast.JoinedStr) for each in self.around(node))

    def parent(self, node: ast.AST) -> ast.AST | None:
        """The node that a node is part of."""
        return self._parents.get(node)

    def around(self, node: ast.AST) -> Iterator[ast.AST]:
        """The nodes that a node is part of, from the inside to the outside."""
        outer = self.parent(node)
        while outer is not None:
            yield outer
            outer = self.parent(outer)

    def scope(self, node: ast.AST) -> ast.AST:
        """The function, lambda, class or module that the code of a node belongs to."""
        return next(each for each in self.around(node) if isinstance(each, SCOPES))

    def mentions(self, scope: ast.AST, name: str) -> Sequence[ast.AST]:
        """The names, parameters and declarations in a scope that spell a variable like this.

        Those in functions inside of it are among them. What a whole file spells is read once.
        """
        return self._mentions.get((scope, name), ())

    def position(self, node: ast.AST) -> Position | None:
        """The statement that a node belongs to, if it stands in a block of statements."""
        chain = [node, *self.around(node)]
        statement = next((each for each in chain if isinstance(each, ast.stmt)), None)
        owner = self.parent(statement) if statement is not None else None
        if statement is None or owner is None:
            return None
        for _, block in ast.iter_fields(owner):
            if isinstance(block, list) and any(each is statement for each in block):
                return Position(block, next(i for i, s in enumerate(block) if s is statement))
        return None

    def free_name(self, node: ast.AST, wishes: Sequence[str]) -> str:
        """The first of some names that means nothing yet in the code around a node."""
        taken = {name for each in walk(self.scope(node)) for name in _names_in(each)}
        numbered = (f"{wishes[0]}{number}" for number in count(2))
        return next(name for name in chain(wishes, numbered) if name not in taken)

    # --- lines -----------------------------------------------------------------------------

    def first_line(self, statement: ast.stmt) -> int:
        """The line on which a statement begins, decorators included."""
        decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
        return min([statement.lineno, *(each.lineno for each in decorators)])

    def last_line(self, statement: ast.stmt) -> int:
        """The line on which a statement ends."""
        assert statement.end_lineno is not None
        return statement.end_lineno

    def has_own_lines(self, statement: ast.stmt) -> bool:
        """Whether nothing but a comment shares the lines of a statement."""
        span, first = self.span(statement), self.first_line(statement)
        before = self.layout.line(span.line).text[: span.column - 1] if first == span.line else ""
        after = self.layout.line(span.end_line).text[span.end_column - 1 :].strip()
        continued = first > 1 and self.layout.line(first - 1).text.endswith("\\")
        return not before.strip() and after[:1] in ("", "#") and not continued

    def indent(self, statement: ast.stmt) -> str:
        """The blanks before a statement that has its own lines."""
        return self.layout.line(self.first_line(statement)).indent

    def step(self, statement: ast.stmt) -> str:
        """What one more level of indentation is made of, next to a statement."""
        outer = self.parent(statement)
        line: int | None = getattr(outer, "lineno", None)
        if line is not None:
            inner, before = self.indent(statement), self.layout.line(line).indent
            if inner.startswith(before) and len(inner) > len(before):
                return inner[len(before) :]
        return self.layout.step


def _named(node: ast.AST) -> Sequence[str]:
    """The variables that a node itself names."""
    if isinstance(node, ast.Name):
        return (node.id,)
    if isinstance(node, ast.arg):
        return (node.arg,)
    return node.names if isinstance(node, (ast.Global, ast.Nonlocal)) else ()


def _names_in(node: ast.AST) -> Iterator[str]:
    """The names that a node itself binds or reads."""
    for field in ("id", "arg", "name", "asname", "rest"):
        value = getattr(node, field, None)
        if isinstance(value, str):
            yield value
    if isinstance(node, ast.alias) and node.asname is None:
        yield node.name.partition(".")[0]
    if isinstance(node, (ast.Global, ast.Nonlocal)):
        yield from node.names
