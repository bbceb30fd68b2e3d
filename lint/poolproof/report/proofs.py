"""What a proof showed, as lines for a terminal, and all proofs as a table."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from poolproof.evidence.stage import Observation, Proof
from poolproof.finding import Reference
from poolproof.report.paint import BLANK, Line, Piece, wrapped
from poolproof.report.terminal import Terminal

_WIDEST = 88  # prose is hard to read in longer lines
_WHOSE = {"reference": "the reference pool", "stdlib": "the standard library"}


class ProofReport:
    """Lays out proofs for one terminal."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal

    def head(self, proof: Proof, names: dict[str, str]) -> Iterator[Line]:
        """Yield what is going to be shown, and in what the two programs differ."""
        rules = ", ".join(f"{code} {names[code]}" for code in proof.rules if code in names)
        yield (Piece(proof.name, "heading"), Piece(f"  proves {rules}" if rules else "", "dim"))
        yield from self._prose(proof.shows)
        yield BLANK
        yield from self._difference(proof)

    def _difference(self, proof: Proof) -> Iterator[Line]:
        files = [proof.program(side) for side in ("wrong", "right")]
        wrong, right = (file.read_text(encoding="utf-8").splitlines() for file in files)
        for name, file, sign in zip(("wrong", "right"), files, "-+", strict=True):
            yield (
                Piece(f"  {sign} {name}.py", "error" if sign == "-" else "good"),
                Piece(f"  {self._terminal.shown(str(file))}", "dim", file.as_uri()),
            )
        lines = [*difflib.unified_diff(wrong, right, n=1, lineterm="")][2:]
        while lines and not lines[-1].strip():
            lines.pop()
        for line in lines:
            if not line.startswith("@@"):
                style = {"-": "error", "+": "good"}.get(line[:1], "dim")
                yield (Piece(f"    {self._terminal.shown(line)}".rstrip(), style),)
        yield BLANK

    def observation(self, seen: Observation) -> Iterator[Line]:
        """Yield what a program was seen to do."""
        style = "error" if seen.side.value == "wrong" else "good"
        where = f" on {_WHOSE.get(seen.on.value, seen.on.value)}, {seen.method}"
        yield (
            Piece(seen.side.value, style),
            Piece(where),
            Piece(f"  {seen.seconds:.1f} s", "dim"),
        )
        words = [Piece("  "), Piece(str(seen.case), "name")]
        if seen.as_claimed:
            words.append(Piece(" as claimed", "good"))
        else:
            words.append(Piece(f" NOT AS CLAIMED: {seen.expected} was expected", "error"))
        yield words
        yield from self._prose(f"{seen.saw[0].upper()}{seen.saw[1:]}.", "  ")

    def why(self, references: Sequence[Reference]) -> Iterator[Line]:
        """Yield the lines of the reference that did it."""
        if not references:
            return
        yield (Piece("The lines that did it", "heading"),)
        for each in references:
            yield (
                Piece("  "),
                Piece(f"{each.shown}:{each.line}", "path", each.address),
                Piece(f"  {each.anchor}", "dim"),
            )
            yield from self._prose(each.reason, "    ")

    def _prose(self, text: str, indent: str = "") -> Iterator[Line]:
        room = min(self._terminal.width, _WIDEST) - len(indent)
        for line in wrapped(self._terminal.shown(text), room):
            yield (Piece(indent), Piece(line))


class MatrixReport:
    """A table: a line for each program, a column for each implementation and start method."""

    def __init__(self, seen: Sequence[Observation], methods: Sequence[str]) -> None:
        used = {(each.on.value, each.method) for each in seen}
        self._columns = [
            (on, method) for on in _WHOSE for method in methods if (on, method) in used
        ]
        self._rows: dict[tuple[str, str], dict[tuple[str, str], Observation]] = {}
        for each in seen:
            row = self._rows.setdefault((each.proof.name, each.side.value), {})
            row[each.on.value, each.method] = each

    def lines(self) -> Iterator[Line]:
        """Yield the table; what is not as claimed stands out."""
        heads = [f"{on} {method}" for on, method in self._columns]
        first = max((len(name) for name, _ in self._rows), default=0) + 7
        widths = [max(len(head), self._widest(column)) for head, column in self._headed(heads)]
        cells = "  ".join(head.ljust(width) for head, width in zip(heads, widths, strict=True))
        yield (Piece(" " * (first + 2)), Piece(cells.rstrip(), "heading"))
        for (name, side), row in self._rows.items():
            label = name if side == "wrong" else ""
            yield (
                Piece(label.ljust(first - 6), "name"),
                Piece(side.ljust(6), "error" if side == "wrong" else "good"),
                *self._cells(row, widths),
            )

    def _headed(self, heads: Sequence[str]) -> Iterator[tuple[str, tuple[str, str]]]:
        return zip(heads, self._columns, strict=True)

    def _widest(self, column: tuple[str, str]) -> int:
        return max((len(_cell(row.get(column))) for row in self._rows.values()), default=0)

    def _cells(
        self, row: dict[tuple[str, str], Observation], widths: Sequence[int]
    ) -> Iterator[Piece]:
        for column, width in zip(self._columns, widths, strict=True):
            seen = row.get(column)
            style = "" if seen and seen.as_claimed else "error" if seen else "dim"
            yield Piece(f"  {_cell(seen).ljust(width)}", style)


def _cell(seen: Observation | None) -> str:
    if seen is None:
        return "-"
    return str(seen.case) if seen.as_claimed else f"{seen.case}, not {seen.expected}"
