"""The last lines of a report: how many findings, and what became of all the other pools."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from poolproof.finding import Report, Safety, Silence, Statistics
from poolproof.report.paint import Line, Piece

Row = tuple[str, int, str]
_TITLES = len("results ")


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
    new = " new" if any(silence(report)) else ""
    checked = f"No{new} problems found in {counted(statistics.files, 'file')}"
    return Piece(checked, "good"), Piece(pools)


def fixable(report: Report) -> Iterator[Line]:
    """Yield the line that says how many findings have a fix, if any has."""
    fixes = Counter(finding.fix.safety for finding in report.findings if finding.fix)
    safe, unsafe = fixes[Safety.SAFE], fixes[Safety.UNSAFE]
    if safe:
        more = f", {unsafe} more with --unsafe-fixes" if unsafe else ""
        yield (Piece(f"{safe} fixable with --fix{more}"),)
    elif unsafe:
        yield (Piece(f"{unsafe} fixable with --unsafe-fixes, to be looked at"),)


def silence(report: Report) -> Iterator[Line]:
    """Yield a line about what is not shown, if there is something that a comment does not allow."""
    counts = Counter(each.silence for each in report.silenced)
    parts = [
        f"{counts[each]} {each.value}"
        for each in (Silence.ACCEPTED, Silence.UNCHANGED)
        if counts[each]
    ]
    if parts:
        yield (Piece(f"Not shown: {', '.join(parts)}", "dim"),)


def details(report: Report) -> Iterator[Line]:
    """Yield the tables that ``--statistics`` asks for: rules with findings, files, pools."""
    found = Counter((each.code, each.name) for each in report.findings)
    width = max((len(str(count)) for count in found.values()), default=0)
    for (code, name), count in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        yield Piece(f"{count:>{width}}  "), Piece(code, "warning"), Piece(f" {name}", "name")
    yield from _fates(report.statistics)


def _fates(statistics: Statistics) -> Iterator[Line]:
    rows = [
        ("files", statistics.files, "found"),
        ("", statistics.screened_out, "put aside: nothing in them can create a pool"),
        ("", statistics.analysed, "analysed"),
        ("pools", statistics.pools, "created in the code"),
        ("", statistics.proven, "proven released"),
        ("", statistics.flagged, "flagged"),
        ("", statistics.given_up, "given up"),
    ]
    tasks, results = list[Row](), list[Row]()
    if statistics.submissions is not None:
        tasks = [
            ("tasks", statistics.submissions, "given to workers"),
            ("", sum(statistics.unresolved.values()), "not followed to a function"),
        ]
    if statistics.results is not None:
        given_up = sum(statistics.unfollowed.values())
        results = [
            ("results", statistics.results, "lost if their pool ends before they come"),
            ("", statistics.fetched, "waited for in time"),
            ("", statistics.results - statistics.fetched - given_up, "flagged"),
            ("", given_up, "given up"),
        ]
    width = max(len(str(count)) for _, count, _ in (*rows, *tasks, *results))
    yield from _table(rows, statistics.reasons, width)
    yield from _table(tasks, statistics.unresolved, width)
    yield from _table(results, statistics.unfollowed, width)


def _table(rows: list[Row], reasons: dict[str, int], width: int) -> Iterator[Line]:
    """Yield rows, and below the last one the reasons for it."""
    for title, count, text in rows:
        yield Piece(f"{title:<{_TITLES}}", "heading"), Piece(f"{count:>{width}}  {text}")
    for reason, count in sorted(reasons.items(), key=lambda item: (-item[1], item[0])):
        yield Piece(" " * _TITLES), Piece(f"{count:>{width}}    - {reason}", "dim")


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
