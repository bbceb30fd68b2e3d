"""The last lines of a report: how many findings, and what became of all the other pools."""

from __future__ import annotations

from collections.abc import Iterator

from poolproof.finding import Report, Statistics
from poolproof.report.paint import Line, Piece

Row = tuple[str, int, str]


def summary(report: Report) -> Line:
    """Return the one line that says how it went."""
    findings, statistics = report.findings, report.statistics
    pools = f" ({_pools(statistics)})"
    if findings:
        leaks = all(finding.code.startswith("PP1") for finding in findings)
        what = counted(len(findings), "leak" if leaks else "problem")
        where = counted(len({finding.path for finding in findings}), "file")
        return Piece(f"Found {what} in {where}", "error"), Piece(pools)
    if report.errors:
        checked = f"Nothing found, but {counted(len(report.errors), 'error')} kept it incomplete"
        return Piece(checked, "warning"), Piece(pools)
    checked = f"No problems found in {counted(statistics.files, 'file')}"
    return Piece(checked, "good"), Piece(pools)


def details(statistics: Statistics) -> Iterator[Line]:
    """Yield the table that ``--statistics`` asks for."""
    rows = [
        ("files", statistics.files, "found"),
        ("", statistics.screened_out, "put aside: nothing in them can create a pool"),
        ("", statistics.analysed, "analysed"),
        ("pools", statistics.pools, "created in the code"),
        ("", statistics.proven, "proven released"),
        ("", statistics.flagged, "flagged"),
        ("", statistics.given_up, "given up"),
    ]
    tasks = [
        ("tasks", statistics.submissions, "given to workers"),
        ("", sum(statistics.unresolved.values()), "not followed to a function"),
    ]
    width = max(len(str(count)) for _, count, _ in (*rows, *tasks))
    yield from _table(rows, statistics.reasons, width)
    yield from _table(tasks, statistics.unresolved, width)


def _table(rows: list[Row], reasons: dict[str, int], width: int) -> Iterator[Line]:
    """Yield rows, and below the last one the reasons for it."""
    for title, count, text in rows:
        yield Piece(f"{title:<6}", "heading"), Piece(f"{count:>{width}}  {text}")
    for reason, count in sorted(reasons.items(), key=lambda item: (-item[1], item[0])):
        yield Piece(" " * 6), Piece(f"{count:>{width}}    - {reason}", "dim")


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, such as ``1 file`` or ``2 files``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _pools(statistics: Statistics) -> str:
    if not statistics.pools:
        return "no pool seen"
    parts = [f"{statistics.proven} proven released"]
    if statistics.flagged:
        parts.append(f"{statistics.flagged} flagged")
    if statistics.given_up:
        parts.append(f"{statistics.given_up} given up")
    return f"{counted(statistics.pools, 'pool')}: {', '.join(parts)}"
