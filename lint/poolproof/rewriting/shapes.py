"""The ways in which statements are moved: each gives edits, or none where the lines forbid it.

None is given where a statement shares a line with another one (``a(); b()``), since then lines are
not enough to move it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence

from poolproof.finding import Edit
from poolproof.rewriting.ground import Ground, Position
from poolproof.rewriting.layout import Line
from poolproof.source.text import split_lines

Edits = tuple[Edit, ...]

_ASSIGNMENT = re.compile(r"(?P<name>\w+)[ \t]*=[ \t]*")


def added_after(ground: Ground, statement: ast.stmt, code: Sequence[str]) -> Edits | None:
    """Put lines of code after a statement, in the same block."""
    if not ground.has_own_lines(statement):
        return None
    layout, last = ground.layout, ground.last_line(statement)
    added = [layout.new(ground.indent(statement) + text) for text in code]
    return layout.replaced(last, last, [layout.line(last), *added])


def added_before(ground: Ground, statement: ast.stmt, code: Sequence[str]) -> Edits | None:
    """Put lines of code before a statement, in the same block."""
    if not ground.has_own_lines(statement):
        return None
    layout, first = ground.layout, ground.first_line(statement)
    added = [layout.new(ground.indent(statement) + text) for text in code]
    return layout.replaced(first, first, [*added, layout.line(first)])


def moved_behind(ground: Ground, first: Position, last: int, target: int) -> Edits | None:
    """Move the statements from a position up to ``last`` behind the one at ``target``.

    Comments right above what is moved go with it.
    """
    moved, passed = first.block[first.index : last + 1], first.block[last + 1 : target + 1]
    if not moved or not passed or not _own_lines(ground, [*moved, *passed]):
        return None
    layout = ground.layout
    start = _with_comments(ground, moved[0])
    middle, end = ground.last_line(moved[-1]), ground.last_line(passed[-1])
    before, after = layout.between(start, middle), layout.between(middle + 1, end)
    blanks: list[Line] = []
    while after and after[0].is_blank:
        blanks.append(after.pop(0))
    return layout.replaced(start, end, [*after, *blanks, *before])


def tried(
    ground: Ground, creation: Position, end: int, release_end: int, cleanup: Sequence[str] = ()
) -> Edits | None:
    """Put the statements after ``creation`` up to ``end`` into a ``try``.

    Those after them up to ``release_end`` go into its ``finally``, and ``cleanup`` is code to add
    there.
    """
    block = creation.block
    body = block[creation.index + 1 : end + 1]
    release = block[end + 1 : release_end + 1]
    statements = [creation.statement, *body, *release]
    if not body or not _own_lines(ground, statements):
        return None
    layout, indent = ground.layout, ground.indent(creation.statement)
    step = ground.step(creation.statement)
    first = ground.last_line(creation.statement) + 1
    start = _after_blanks(ground, first)
    stop = _end_of_body(ground, body[-1], indent)
    lines = layout.between(first, start - 1)
    attached = isinstance(body[0], ast.Try) and len(body) == 1 and not body[0].finalbody
    if attached:
        lines += layout.between(start, stop)
    else:
        lines += [layout.new(f"{indent}try:"), *layout.indented(start, stop, step)]
    lines.append(layout.new(f"{indent}finally:"))
    last = stop
    if release:
        last = ground.last_line(release[-1])
        lines += layout.indented(_after_blanks(ground, stop + 1), last, step)
    lines += [layout.new(indent + step + text) for text in cleanup]
    return layout.replaced(first, last, lines)


def managed(
    ground: Ground, creation: Position, end: int, cleanup: Sequence[str] = ()
) -> Edits | None:
    """Turn ``name = value`` and the statements up to ``end`` into ``with value as name:``.

    ``cleanup`` is code for the end of the block.
    """
    statement = creation.statement
    body = creation.block[creation.index + 1 : end + 1]
    if not body or not _own_lines(ground, [statement, *body]):
        return None
    if not isinstance(statement, ast.Assign):
        return None
    head = _header(ground, statement)
    if head is None:
        return None
    layout, step = ground.layout, ground.step(statement)
    indent = ground.indent(statement)
    first, start = ground.first_line(statement), ground.last_line(statement) + 1
    start = _after_blanks(ground, start)
    stop = _end_of_body(ground, body[-1], indent)
    lines = [*head, *layout.indented(start, stop, step)]
    lines += [layout.new(indent + step + text) for text in cleanup]
    return layout.replaced(first, stop, lines)


def named_and_managed(ground: Ground, value: ast.expr, name: str) -> Edits | None:
    """Put the statement that ``value`` is a part of into ``with value as name:``.

    None if anything else of the statement would have been evaluated before it.
    """
    position = ground.position(value)
    if position is None or not _comes_first(ground, value, position.statement):
        return None
    statement = position.statement
    if not ground.has_own_lines(statement):
        return None
    layout, span = ground.layout, ground.span(value)
    indent, step = ground.indent(statement), ground.step(statement)
    first, last = ground.first_line(statement), ground.last_line(statement)
    head = layout.between(span.line, span.end_line)
    before, behind = head[0].text[: span.column - 1], head[-1].text[span.end_column - 1 :]
    made = ground.text_of(span)
    header = [layout.new(text) for text in split_lines(f"{indent}with {made} as {name}:")]
    lines = [
        *header,
        *layout.indented(first, span.line - 1, step),
        Line(f"{step}{before}{name}{behind}", head[-1].end),
        *layout.indented(span.end_line + 1, last, step),
    ]
    return layout.replaced(first, last, lines)


def _comes_first(ground: Ground, node: ast.AST, statement: ast.stmt) -> bool:
    """Whether a statement begins by evaluating a part of it."""
    outer = ground.parent(node)
    if outer is statement:
        simple = isinstance(outer, (ast.Expr, ast.Assign, ast.AnnAssign, ast.Return))
        return simple or (isinstance(outer, ast.For) and outer.iter is node)
    if outer is None or isinstance(outer, ast.JoinedStr):
        return False
    if isinstance(outer, ast.comprehension):
        whole = ground.parent(outer)
        if not isinstance(whole, (ast.ListComp, ast.SetComp, ast.DictComp)):
            return False
        return whole.generators[0] is outer and _comes_first(ground, whole, statement)
    if isinstance(outer, ast.Call):
        plain = outer.func is node or (isinstance(outer.func, ast.Name) and outer.args[0] is node)
        return plain and _comes_first(ground, outer, statement)
    passes = isinstance(outer, (ast.Attribute, ast.Subscript, ast.Starred))
    leads = getattr(outer, "value", None) is node
    return passes and leads and _comes_first(ground, outer, statement)


def headed(ground: Ground, first: Position, last: int, heading: str) -> Edits | None:
    """Put the statements from a position up to ``last`` below a heading."""
    statements = first.block[first.index : last + 1]
    if not _own_lines(ground, statements):
        return None
    layout, indent = ground.layout, ground.indent(statements[0])
    start = _with_comments(ground, statements[0])
    end = ground.last_line(statements[-1])
    step = ground.step(statements[0]) if indent else layout.step
    lines = [layout.new(indent + heading), *layout.indented(start, end, step)]
    return layout.replaced(start, end, lines)


def taken_in(ground: Ground, block: Position, end: int) -> Edits | None:
    """Indent the statements that follow a compound one, up to ``end``, so that they join it."""
    statement = block.statement
    joining = block.block[block.index + 1 : end + 1]
    inner: list[ast.stmt] = getattr(statement, "body", [])
    if not joining or not inner or not _own_lines(ground, [statement, *inner, *joining]):
        return None
    blanks, deeper = ground.indent(statement), ground.indent(inner[-1])
    if not deeper.startswith(blanks) or len(deeper) == len(blanks):
        return None
    layout, first, last = ground.layout, ground.last_line(statement), ground.last_line(joining[-1])
    step = deeper[len(blanks) :]
    return layout.replaced(first + 1, last, layout.indented(first + 1, last, step))


def _header(ground: Ground, statement: ast.Assign) -> list[Line] | None:
    """The lines of the ``with`` that an assignment becomes."""
    text = ground.written(statement)
    target = _ASSIGNMENT.match(text)
    value = ground.span(statement.value)
    if target is None or text[target.end() :] != ground.written(statement.value):
        return None  # in brackets of its own, or with a second target
    layout = ground.layout
    first, last = value.line, value.end_line
    lines = layout.between(first, last)
    if ground.first_line(statement) != first:
        return None
    tail = lines[-1].text
    lines[-1] = Line(
        f"{tail[: value.end_column - 1]} as {target['name']}:{tail[value.end_column - 1 :]}",
        lines[-1].end,
    )
    head = lines[0].text
    lines[0] = Line(f"{ground.indent(statement)}with {head[value.column - 1 :]}", lines[0].end)
    return lines


def _own_lines(ground: Ground, statements: Sequence[ast.stmt]) -> bool:
    return all(ground.has_own_lines(each) for each in statements)


def _after_blanks(ground: Ground, number: int) -> int:
    lines = ground.layout.lines
    while number < len(lines) and lines[number - 1].is_blank:
        number += 1
    return number


def _with_comments(ground: Ground, statement: ast.stmt) -> int:
    """The line where the comments right above a statement begin."""
    first = ground.first_line(statement)
    while first > 1 and ground.layout.line(first - 1).is_comment:
        first -= 1
    return first


def _end_of_body(ground: Ground, last: ast.stmt, indent: str) -> int:
    """The last line of a statement, and of the comments below it that are indented with it."""
    lines, end = ground.layout.lines, ground.last_line(last)
    number = end
    while number < len(lines):
        line = lines[number]
        if line.is_comment and len(line.indent) > len(indent):
            end = number + 1
        elif not line.is_blank:
            break
        number += 1
    return end
