"""What can be used again after an edit: most of it, as nothing depends on most of a file.

Most of what people type stands in functions that have nothing to do with pools. If an edit stays
within the body of one function, that function was not looked into, and neither its old nor its new
body says a word that could bring it to the attention of the analysis, then what was found is still
true, on other lines. And if it is made in a function that matters, those that do not matter can be
left out when the file is solved anew. Every condition errs towards looking at everything.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from poolproof.finding import Span
from poolproof.lsp.islands import AROUND, NOWHERE, Unit
from poolproof.lsp.vocabulary import Words, function_in, words_of
from poolproof.solution import ModuleSolution
from poolproof.source.remarks import Asked

T = TypeVar("T")
_STRIDE = 256
_MOVABLE = ("poolproof.solution", "poolproof.finding")


class Body(Struct, frozen=True):
    """A function that stands in no other: its lines, and the first one of its body.

    One that is ``watched`` was looked into, or may have been; in a ``cold`` one, nothing that it
    says could make the analysis look.
    """

    first: int
    inner: int
    last: int
    watched: bool
    cold: bool


class Ground(Struct, frozen=True):
    """A solved text, and what an edit must stay away from.

    ``hot`` are words that may concern pools and what is done with them, ``data`` the attributes and
    ``variables`` the names of the module that the functions read which were looked into. ``links``
    are the words by which a cold function could come to matter. ``shared`` are the variables by
    which units can have to do with each other, ``code`` the words of what stands around them, and
    ``asked`` those that the text as such was asked for, with its answers.
    """

    lines: tuple[str, ...]
    solution: ModuleSolution
    bodies: tuple[Body, ...]
    units: tuple[Unit, ...]
    hot: frozenset[str]
    data: frozenset[str]
    variables: frozenset[str]
    links: frozenset[str]
    shared: frozenset[str]
    code: frozenset[str]
    asked: Mapping[Asked, bool]

    def after(self, lines: tuple[str, ...]) -> Ground | Part | None:
        """Return the ground for a later text with what is found in it, if the edit cannot matter.

        If it can, the part of the text that is to be solved; None if that is all of it.
        """
        edit = self._edit(lines)
        return self._carried_over(edit, lines) or self._reduced(edit, lines)

    def _carried_over(self, edit: _Edit | None, lines: tuple[str, ...]) -> Ground | None:
        if edit is None or edit.body.watched or not all(map(self._is_cold, (edit.old, edit.new))):
            return self if lines == self.lines else None
        solution = _moved(self.solution, self.solution.path, edit.body.last, edit.grown)
        bodies, units = self._bodies_after(edit), self._units_after(edit)
        return replace(self, lines=lines, solution=solution, bodies=bodies, units=units)

    def _reduced(self, edit: _Edit | None, lines: tuple[str, ...]) -> Part | None:
        if edit is None or edit.old.reaches_out or edit.new.reaches_out:
            return None
        unit = self._unit_around(edit.body.first)
        fresh = edit.new.without(edit.old)
        if unit is None or unit.island == NOWHERE:
            return None
        if not edit.body.watched or not self.links.isdisjoint(fresh.all | fresh.data):
            return None
        others = (each for each in self.units if each.island not in (NOWHERE, unit.island))
        if any(each.concerns(fresh, self.shared) for each in others):
            return None
        if unit.island != AROUND and not self.shared.isdisjoint(fresh.all):
            return None
        ground = replace(
            self,
            lines=lines,
            bodies=self._bodies_after(edit),
            units=self._units_after(edit),
            solution=_moved(self.solution, self.solution.path, edit.body.last, edit.grown),
            hot=self.hot | fresh.all,
            data=self.data | fresh.data,
            variables=self.variables | fresh.all,
        )
        return Part(ground, unit.island, tuple(ground._of_island(unit.island)))

    def _of_island(self, island: int) -> Iterator[str]:
        """Yield the lines, but empty ones for what belongs to another island or to none.

        Of what belongs to none, headings are kept if the island says their names, and those that
        they say in turn, such as bases. Where the end of the module's code may be told of, what
        stands there is kept too.
        """
        end = self.units[-1].first if island == AROUND else len(self.lines) + 1
        kept = [each for each in self.units if each.island == island]
        said = self.code.union(*(each.words.all for each in kept))
        nowhere = [each for each in self.units if each.island == NOWHERE]
        while named := [each for each in nowhere if not each.names.isdisjoint(said)]:
            nowhere = [each for each in nowhere if each.names.isdisjoint(said)]
            kept += named
            said = said.union(*(each.words.all for each in named))
        lines, stay = list(self.lines), {each.first for each in kept}
        for unit in self.units:
            if unit.first not in stay and unit.first < end:
                lines[unit.first - 1 : unit.last] = ["\n"] * (unit.last - unit.first + 1)
        for body in self.bodies:
            first = lines[body.inner - 1]
            if body.cold and body.first < end and not first.isspace():
                rest = ["\n"] * (body.last - body.inner)
                indent = first[: len(first) - len(first.lstrip())]
                lines[body.inner - 1 : body.last] = [f"{indent}pass\n", *rest]
        return iter(lines)

    def island_at(self, line: int) -> int:
        """Return the island that a line belongs to."""
        unit = self._unit_around(line)
        return AROUND if unit is None else unit.island

    def _unit_around(self, line: int) -> Unit | None:
        at = bisect_right(self.units, line, key=lambda unit: unit.first) - 1
        return self.units[at] if at >= 0 and line <= self.units[at].last else None

    def _units_after(self, edit: _Edit) -> tuple[Unit, ...]:
        return tuple(
            unit.lower(edit.grown)
            if unit.first > edit.body.last
            else replace(unit, last=unit.last + edit.grown, words=unit.words | edit.new)
            if unit.last >= edit.body.last
            else unit
            for unit in self.units
        )

    def _edit(self, lines: tuple[str, ...]) -> _Edit | None:
        """Find what was changed; None if it was more than the body of one function."""
        same = _common(self.lines, lines)
        most = min(len(lines), len(self.lines)) - same
        below = _common(self.lines[: -most - 1 : -1], lines[: -most - 1 : -1])
        number = self._body_around(same + 1, len(self.lines) - below)
        if number is None:
            return None
        body, grown = self.bodies[number], len(lines) - len(self.lines)
        old = function_in(self.lines[body.first - 1 : body.last])
        new = function_in(lines[body.first - 1 : body.last + grown])
        if old is None or new is None or type(old) is not type(new) or old.name != new.name:
            return None
        before = "".join(self.lines[body.first - 1 : body.last])
        after = "".join(lines[body.first - 1 : body.last + grown])
        if any(_answer(each, before) is not _answer(each, after) for each in self.asked):
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


class Part(Struct, frozen=True):
    """The part of a text that is to be solved, on the same lines as in the whole one.

    ``ground`` is the ground for the whole text, with what was found before on its new lines.
    """

    ground: Ground
    island: int
    lines: tuple[str, ...]

    def joined(self, found: ModuleSolution, asked: Mapping[Asked, bool]) -> Ground:
        """Return the ground with what was found in the part, and nothing older from there.

        ``asked`` is what the text as such was asked for on the way.
        """
        old = self.ground.solution
        changes: dict[str, Any] = {}
        for name, place in _PLACES.items():
            kept = [each for each in getattr(old, name) if not self._is_of(place(each))]
            fresh = [each for each in getattr(found, name) if self._is_of(place(each))]
            changes[name] = tuple(sorted((*kept, *fresh), key=place))
        return replace(
            self.ground,
            solution=replace(old, **changes),
            asked={**self.ground.asked, **asked},
        )

    def _is_of(self, span: Span) -> bool:
        return self.ground.island_at(span.line) == self.island


_PLACES: dict[str, Callable[[Any], Span]] = {
    "sites": attrgetter("call"),
    "misuses": attrgetter("span"),
    "submissions": attrgetter("call"),
    "works": attrgetter("span"),
    "faults": attrgetter("span"),
    "hazards": attrgetter("call"),
}
"""Where each thing that is found is: what is found in one place is of one island."""


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


class _Edit(Struct, frozen=True):
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
    if not grown:
        return value
    if isinstance(value, Span):
        line = value.line + grown if value.line > after else value.line
        end = value.end_line + grown if value.end_line > after else value.end_line
        return cast("T", replace(value, line=line, end_line=end))
    if isinstance(value, tuple):
        return cast("T", tuple(_moved(each, path, after, grown) for each in value))
    if type(value).__module__ not in _MOVABLE or not isinstance(value, Struct):
        return value
    if getattr(value, "path", path) != path:
        return value
    fields = value.__struct_fields__
    changes = {name: _moved(getattr(value, name), path, after, grown) for name in fields}
    return replace(value, **changes)


def _answer(question: Asked, text: str) -> bool:
    """Whether a text holds a word, or shows a pattern."""
    return question in text if isinstance(question, str) else bool(question.search(text))


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """Count the lines that two texts have in common at their beginnings."""
    count, most = 0, min(len(one), len(other))
    while count < most and one[count : count + _STRIDE] == other[count : count + _STRIDE]:
        count += _STRIDE
    while count < most and one[count] == other[count]:
        count += 1
    return min(count, most)
