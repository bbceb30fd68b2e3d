"""A grammar of small functions, with its programs counted and numbered.

A *leaf* is a statement of one line (or a few that belong together); a *form* is a compound
statement with one block or more. A leaf has size 1, a form 1 plus the sizes of its blocks. Because
the programs of each size are counted, any of them can be built from its number alone: a test can
run all of them, or a sample that is the same every time, without listing the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b


@dataclass(frozen=True)
class Leaf:
    """A statement without blocks. ``jump``: nothing in its block comes after it."""

    text: str
    jump: bool = False
    needs: str = ""  # "loop" or "handler": where alone it may stand
    shuns: frozenset[str] = frozenset()  # where it may not stand


@dataclass(frozen=True)
class Form:
    """A compound statement: its headings, one a block; what each block is inside of."""

    headings: tuple[str, ...]
    inside: tuple[str, ...] = ()  # for each heading "", or "loop", "handler" and such

    def place(self, number: int) -> str:
        return self.inside[number] if number < len(self.inside) else ""


def form(*headings: str) -> Form:
    """A form from its headings; what is a loop or a handler shows in the words."""
    inside = []
    for heading in headings:
        word = heading.split(maxsplit=1)[0].rstrip(":")
        inside.append(
            {"for": "loop", "while": "loop", "except": "handler", "finally": "finally"}.get(
                word, ""
            )
        )
    if headings[-1] == "finally:":
        inside = [place or "tried" for place in inside]
    return Form(headings, tuple(inside))


def leaf(text: str) -> Leaf:
    """A leaf from its text. What a ``finally`` does to a value on its way out is left alone."""
    word = text.split(maxsplit=1)[0]
    needs = {"break": "loop", "continue": "loop"}.get(word, "handler" if text == "raise" else "")
    shuns = frozenset()
    if word == "return":
        shuns = frozenset({"finally"} if text == "return" else {"finally", "tried"})
    return Leaf(text, word in ("return", "raise", "break", "continue"), needs, shuns)


@dataclass(frozen=True, eq=False)
class Theme:
    """A family of programs: an opening, a body of leaves and forms, an ending."""

    name: str
    leaves: tuple[str, ...]
    forms: tuple[tuple[str, ...], ...]
    openings: tuple[str, ...] = ("p = Pool(2)",)
    endings: tuple[str, ...] = ("", "p.terminate()")
    module: bool = False
    given_up: bool = False  # whether giving up is an answer in this theme
    results: bool = False  # whether it is about the work that is given to pools
    helper: Theme | None = None  # the bodies of a helper that each program has to itself
    _leaves: tuple[Leaf, ...] = field(init=False, compare=False)
    _forms: tuple[Form, ...] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_leaves", tuple(leaf(text) for text in self.leaves))
        object.__setattr__(self, "_forms", tuple(form(*headings) for headings in self.forms))

    # --- counting --------------------------------------------------------------------------

    def count(self, size: int) -> int:
        """How many programs have a body of this size."""
        return len(self.openings) * self.blocks(size, frozenset()) * len(self.endings)

    @cache  # noqa: B019 - themes live as long as the process
    def blocks(self, size: int, context: frozenset[str]) -> int:
        total = self.statements(size, context, jumps=True)
        for first in range(1, size):
            total += self.statements(first, context, jumps=False) * self.blocks(
                size - first, context
            )
        return total

    @cache  # noqa: B019 - themes live as long as the process
    def statements(self, size: int, context: frozenset[str], *, jumps: bool) -> int:
        total = len(self.allowed(context, jumps=jumps)) if size == 1 else 0
        return total + sum(
            self.several(size - 1, tuple(_within(context, f, n) for n in range(len(f.headings))))
            for f in self._forms
        )

    @cache  # noqa: B019 - themes live as long as the process
    def several(self, size: int, contexts: tuple[frozenset[str], ...]) -> int:
        """The ways to spread a size over several blocks."""
        if not contexts:
            return int(size == 0)
        return sum(
            self.blocks(first, contexts[0]) * self.several(size - first, contexts[1:])
            for first in range(1, size + 1)
        )

    @cache  # noqa: B019 - themes live as long as the process
    def allowed(self, context: frozenset[str], *, jumps: bool) -> tuple[Leaf, ...]:
        return tuple(
            one
            for one in self._leaves
            if (jumps or not one.jump)
            and (not one.needs or one.needs in context)
            and not one.shuns & context
        )

    # --- building --------------------------------------------------------------------------

    def program(self, size: int, number: int) -> list[str]:
        """The lines of the program with this number."""
        number, opening = divmod(number, len(self.openings))
        number, ending = divmod(number, len(self.endings))
        body = self.block(size, frozenset(), number)
        return [
            *_lines(self.openings[opening]),
            *body,
            *_lines(self.endings[ending]),
        ]

    def block(self, size: int, context: frozenset[str], number: int) -> list[str]:
        last = self.statements(size, context, jumps=True)
        if number < last:
            return self.statement(size, context, number, jumps=True)
        number -= last
        for first in range(1, size):
            ways = self.statements(first, context, jumps=False)
            total = ways * self.blocks(size - first, context)
            if number < total:
                rest, mine = divmod(number, ways)
                return [
                    *self.statement(first, context, mine, jumps=False),
                    *self.block(size - first, context, rest),
                ]
            number -= total
        raise IndexError(number)

    def statement(
        self, size: int, context: frozenset[str], number: int, *, jumps: bool
    ) -> list[str]:
        if size == 1:
            leaves = self.allowed(context, jumps=jumps)
            if number < len(leaves):
                return _lines(leaves[number].text)
            number -= len(leaves)
        for one in self._forms:
            contexts = tuple(_within(context, one, n) for n in range(len(one.headings)))
            total = self.several(size - 1, contexts)
            if number < total:
                return self.compound(one, size - 1, contexts, number)
            number -= total
        raise IndexError(number)

    def compound(
        self, one: Form, size: int, contexts: Sequence[frozenset[str]], number: int
    ) -> list[str]:
        lines: list[str] = []
        for position, heading in enumerate(one.headings):
            here, later = contexts[position], tuple(contexts[position + 1 :])
            for first in range(1, size + 1):
                ways = self.blocks(first, here)
                total = ways * self.several(size - first, later)
                if number < total:
                    number, mine = divmod(number, ways)
                    lines += heading.split("\n")
                    margin = " " * (4 + len(lines[-1]) - len(lines[-1].lstrip()))
                    lines += [margin + line for line in self.block(first, here, mine)]
                    size -= first
                    break
                number -= total
        return lines

    def helper_of(self, number: int) -> list[str]:
        """The body of the helper of the program with this number."""
        assert self.helper is not None
        size = 1 + number % 3
        digest = blake2b(f"{self.name}/{number}".encode(), digest_size=8).digest()
        return self.helper.program(size, int.from_bytes(digest, "big") % self.helper.count(size))

    # --- choosing --------------------------------------------------------------------------

    def sample(self, size: int, wanted: int) -> list[int]:
        """The numbers of programs of this size: all of them, or a sample fixed by their hash."""
        total = self.count(size)
        if total <= wanted:
            return list(range(total))
        chosen: set[int] = set()
        turn = 0
        while len(chosen) < wanted:
            digest = blake2b(f"{self.name}/{size}/{turn}".encode(), digest_size=8).digest()
            chosen.add(int.from_bytes(digest, "big") % total)
            turn += 1
        return sorted(chosen)


def _within(context: frozenset[str], one: Form, number: int) -> frozenset[str]:
    place = one.place(number)
    if not place:
        return context
    return context | {place}


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []
