"""What can be used again after an edit: most of it, as nothing depends on most of a file.

Most of what people type stands in functions that have nothing to do with pools. If an edit stays
within the body of one function, that function was not looked into, and neither its old nor its new
body says a word that could bring it to the attention of the analysis, then what was found is still
true, on other lines. And if it is made in a function that matters, those that do not matter can be
left out when the file is solved anew. Every condition errs towards looking at everything.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar, cast

from poolproof.finding import Span
from poolproof.lsp.vocabulary import Words, function_in, words_of
from poolproof.solution import ModuleSolution

T = TypeVar("T")
_MOVABLE = ("poolproof.solution", "poolproof.finding")


@dataclass(frozen=True, slots=True)
class Body:
    """A function that stands in no other: its lines, and the first one of its body.

    One that is ``watched`` was looked into, or may have been; in a ``cold`` one, nothing that it
    says could make the analysis look.
    """

    first: int
    inner: int
    last: int
    watched: bool
    cold: bool


@dataclass(frozen=True, slots=True)
class Ground:
    """A solved text, and what an edit must stay away from.

    ``hot`` are words that may concern pools and what is done with them, ``data`` the attributes and
    ``variables`` the names of the module that the functions read which were looked into. ``links``
    are the words by which a cold function could come to matter.
    """

    lines: tuple[str, ...]
    solution: ModuleSolution
    bodies: tuple[Body, ...]
    hot: frozenset[str]
    data: frozenset[str]
    variables: frozenset[str]
    links: frozenset[str]

    def after(self, lines: tuple[str, ...]) -> Ground | None:
        """Return the ground for a later text with what is found in it; None if that is not known.

        It is known after an edit that cannot matter.
        """
        edit = self._edit(lines)
        if edit is None or edit.body.watched or not all(map(self._is_cold, (edit.old, edit.new))):
            return self if lines == self.lines else None
        solution = _moved(self.solution, self.solution.path, edit.body.last, edit.grown)
        return replace(self, lines=lines, solution=solution, bodies=self._bodies_after(edit))

    def reduced(self, lines: tuple[str, ...]) -> tuple[Ground, tuple[str, ...]] | None:
        """Return the ground for a later text, which is to be solved, and what suffices for that.

        What suffices has the same lines in the same places. None if it takes all of the text.
        """
        edit = self._edit(lines)
        if edit is None or edit.old.reaches_out or edit.new.reaches_out:
            return None
        fresh = edit.new.all - edit.old.all
        data = edit.new.data - edit.old.data
        if not edit.body.watched or not self.links.isdisjoint(fresh | data):
            return None
        ground = replace(
            self,
            lines=lines,
            bodies=self._bodies_after(edit),
            hot=self.hot | fresh,
            data=self.data | data,
            variables=self.variables | fresh,
        )
        return ground, tuple(ground._without_the_cold())

    def _without_the_cold(self) -> Iterator[str]:
        """Yield the lines, and nothing for the bodies of functions that do not matter."""
        done = 0
        for body in self.bodies:
            if body.cold:
                yield from self.lines[done : body.inner - 1]
                first = self.lines[body.inner - 1]
                yield f"{first[: len(first) - len(first.lstrip())]}pass\n"
                yield from ("\n" for _ in range(body.last - body.inner))
                done = body.last
        yield from self.lines[done:]

    def _edit(self, lines: tuple[str, ...]) -> _Edit | None:
        """Find what was changed; None if it was more than the body of one function."""
        same = _common(self.lines, lines)
        most = min(len(lines), len(self.lines)) - same
        below = _common(self.lines[::-1][:most], lines[::-1][:most])
        number = self._body_around(same + 1, len(self.lines) - below)
        if number is None:
            return None
        body, grown = self.bodies[number], len(lines) - len(self.lines)
        old = function_in(self.lines[body.first - 1 : body.last])
        new = function_in(lines[body.first - 1 : body.last + grown])
        if old is None or new is None or type(old) is not type(new) or old.name != new.name:
            return None
        return _Edit(number, body, grown, words_of([old]), words_of([new]))

    def _bodies_after(self, edit: _Edit) -> tuple[Body, ...]:
        return (
            *self.bodies[: edit.number],
            replace(edit.body, last=edit.body.last + edit.grown),
            *(_lower(body, edit.grown) for body in self.bodies[edit.number + 1 :]),
        )

    def _body_around(self, start: int, stop: int) -> int | None:
        """The body that holds all lines from ``start`` to ``stop``, which may lie before it."""
        for number, body in enumerate(self.bodies):
            if body.inner <= start and max(start - 1, stop) <= body.last and start <= body.last:
                return number
        return None

    def _is_cold(self, words: Words) -> bool:
        return is_cold(words, self.hot, self.data, self.variables)


def is_cold(
    words: Words, hot: frozenset[str], data: frozenset[str], variables: frozenset[str]
) -> bool:
    """Whether code with these words could not make the analysis look at it."""
    return (
        not words.reaches_out
        and hot.isdisjoint(words.all)
        and data.isdisjoint(words.data)
        and variables.isdisjoint(words.all)
    )


@dataclass(frozen=True, slots=True)
class _Edit:
    """A change within one body: by how many lines it grew, and its words before and after."""

    number: int
    body: Body
    grown: int
    old: Words
    new: Words


def _lower(body: Body, grown: int) -> Body:
    return replace(body, first=body.first + grown, inner=body.inner + grown, last=body.last + grown)


def _moved(value: T, path: str, after: int, grown: int) -> T:
    """Move every span of this file that lies behind a line."""
    if isinstance(value, Span):
        line = value.line + grown if value.line > after else value.line
        end = value.end_line + grown if value.end_line > after else value.end_line
        return cast("T", replace(value, line=line, end_line=end))
    if isinstance(value, tuple):
        return cast("T", tuple(_moved(each, path, after, grown) for each in value))
    if type(value).__module__ not in _MOVABLE or not dataclasses.is_dataclass(value):
        return value
    if getattr(value, "path", path) != path:
        return value
    changes = {
        each.name: _moved(getattr(value, each.name), path, after, grown)
        for each in dataclasses.fields(value)
    }
    # That it is a dataclass was asked above, which the type checker cannot see.
    return cast("T", replace(value, **changes))  # type: ignore[type-var]


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """Count the lines that two texts have in common at their beginnings."""
    for count, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return count
    return min(len(one), len(other))
