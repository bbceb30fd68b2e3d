"""Fixes are tried in memory, and checked again, before anything is written.

In each pass the fixes that go together are made, and the whole project is checked once more. A fix
stands if its finding is gone and no other one has come, of any rule; else it is withdrawn, and
said so. Fixes that touch each other wait for the next pass, in which they are made anew for the
text as it is then. So it ends: every pass makes or withdraws at least one fix.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct, field

from poolproof.finding import ErrorKind, Finding, Report, Safety, Severity
from poolproof.fixing.splicing import OverlappingEditsError, compatible, extent_of, spliced
from poolproof.source.text import SourceText, UndecodableTextError, decode, encode

Check = Callable[[Mapping[str, bytes]], Report]
"""Checks everything, with these bytes in the place of those of some files, by shown path."""

_MAX_PASSES = 200
_WORST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO)


class Refusal(Struct, frozen=True):
    """A fix that was not made, and why."""

    finding: Finding
    reason: str


class Change(Struct, frozen=True):
    """A file before and after."""

    path: str
    before: bytes
    after: bytes


class Outcome(Struct, frozen=True):
    """What fixing would do to the files, and the report on what is left."""

    report: Report
    changes: tuple[Change, ...]
    fixed: tuple[Finding, ...]
    refused: tuple[Refusal, ...]


class Fixer(Struct):
    """Makes the fixes of a run. ``read`` gives the bytes of a file by its shown path."""

    check: Check
    read: Callable[[str], bytes]
    unsafe: bool = False
    _before: dict[str, bytes] = field(default_factory=dict)
    _now: dict[str, bytes] = field(default_factory=dict)
    _fixed: list[Finding] = field(default_factory=list)
    _refused: dict[tuple[str, ...], Refusal] = field(default_factory=dict)
    _careful: set[str] = field(default_factory=set)

    def outcome(self) -> Outcome:
        """Make all the fixes that can be made. Raises what the check raises."""
        report = self.check({})
        for _ in range(_MAX_PASSES):
            chosen = self._chosen(report)
            if not chosen:
                break
            report = self._pass(report, chosen)
        for finding in self._wanted(report):
            self._refuse(finding, "it touches another fix each time")
        changes = [
            Change(path, before, self._now[path])
            for path, before in sorted(self._before.items())
            if before != self._now[path]
        ]
        refused = tuple(self._refused.values())
        return Outcome(report, tuple(changes), tuple(self._fixed), refused)

    def _wanted(self, report: Report) -> list[Finding]:
        return [
            finding
            for finding in report.findings
            if finding.fix is not None
            and (self.unsafe or finding.fix.safety is Safety.SAFE)
            and self._key(finding) not in self._refused
        ]

    def _chosen(self, report: Report) -> dict[str, list[Finding]]:
        """The fixes to make next, by file: the worst faults first, one at a time if one failed."""
        by_file: dict[str, list[Finding]] = {}
        for finding in sorted(self._wanted(report), key=_rank):
            by_file.setdefault(finding.path, []).append(finding)
        return {
            path: compatible(findings)[0][: 1 if path in self._careful else None]
            for path, findings in by_file.items()
        }

    def _pass(self, report: Report, chosen: Mapping[str, list[Finding]]) -> Report:
        """Make fixes and keep those that stand; return the report on what is there then."""
        tried = {path: made for path, each in chosen.items() if (made := self._made(path, each))}
        after = self.check({**self._now, **tried})
        bad = {
            path: reason
            for path in tried
            if (reason := _objection(report, after, path, chosen[path]))
        }
        if not bad and (reason := _spread(report, after, tried)):
            bad = dict.fromkeys(tried, reason)
        for path, data in tried.items():
            if path not in bad:
                self._now[path] = data
                self._fixed += chosen[path]
                # What could not be done to the old text may well go with the new one.
                self._refused = {k: v for k, v in self._refused.items() if k[0] != path}
            elif len(chosen[path]) == 1 and (len(bad) == 1 or path in self._careful):
                self._refuse(chosen[path][0], bad[path])
            else:
                self._careful.add(path)
        return self.check(self._now) if bad else after

    def _made(self, path: str, findings: Iterable[Finding]) -> bytes | None:
        """The bytes of a file with fixes made; those that cannot be made are refused."""
        try:
            if path not in self._now:
                self._before[path] = self._now[path] = self.read(path)
            source = decode(self._now[path])
            if encode(source) != self._now[path]:
                raise UndecodableTextError("it cannot be written back as it was", 1, 1)
            edits = [edit for each in findings if each.fix for edit in each.fix.edits]
            text = spliced(source.text, edits)
            return encode(SourceText(text, source.encoding, source.bom))
        except OverlappingEditsError as error:
            reason = str(error)
        except (OSError, UndecodableTextError, UnicodeEncodeError) as error:
            reason = f"the file cannot be changed: {error}"
        for finding in findings:
            self._refuse(finding, reason)
        return None

    def _refuse(self, finding: Finding, reason: str) -> None:
        self._refused[self._key(finding)] = Refusal(finding, reason)

    def _key(self, finding: Finding) -> tuple[str, ...]:
        """What makes a finding the same one when the lines above it have changed."""
        data = self._now.get(finding.path)
        try:
            lines = decode(data if data is not None else self.read(finding.path)).text.split("\n")
            line = lines[finding.span.line - 1].strip()
        except (OSError, UndecodableTextError, IndexError):
            line = ""
        title = finding.fix.title if finding.fix else ""
        return (finding.path, finding.code, line, title)


def _rank(finding: Finding) -> tuple[object, ...]:
    return (finding.path, _WORST_FIRST.index(finding.severity), extent_of(finding))


def _objection(before: Report, after: Report, path: str, fixed: Iterable[Finding]) -> str:
    """Why the fixes of a file cannot stand; empty if they can."""
    crashes = [e for e in after.errors if e.path == path and e not in before.errors]
    if crashes:
        ours = crashes[0].kind is ErrorKind.INTERNAL
        return f"{'checking' if ours else 'reading'} the result failed: {crashes[0].message}"
    was, now = _counts(before, path), _counts(after, path)
    for finding in fixed:
        was[finding.code] -= 1
    worse = sorted(code for code in now if now[code] > was[code])
    mended = {finding.code for finding in fixed}
    if not worse:
        return ""
    if worse[0] in mended:
        return f"{worse[0]} would still be found"
    return f"{worse[0]} would be found then"


def _spread(before: Report, after: Report, tried: Iterable[str]) -> str:
    """Why no fix can stand: something is found in a file that was not touched."""
    changed = set(tried)
    for path in {finding.path for finding in after.findings} - changed:
        more = _counts(after, path) - _counts(before, path)
        if more:
            return f"{min(more)} would be found in {path} then"
    return ""


def _counts(report: Report, path: str) -> Counter[str]:
    return Counter(finding.code for finding in report.findings if finding.path == path)
