"""Which of the findings are news: not those that a baseline accepts, or away from what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from poolproof.finding import Finding, Fingerprint, Silence, Silenced
from poolproof.source.baseline import Baseline, Seen

if TYPE_CHECKING:
    from poolproof.source.changes import Changes


class Narrowing(Struct, frozen=True):
    """What restricts a run. ``real`` gives the real path of a file for the shown one."""

    baseline: Baseline
    changes: Changes | None
    real: Callable[[str], str]

    def silenced(
        self, findings: Iterable[Finding], known: Mapping[Finding, Fingerprint]
    ) -> Iterator[Silenced]:
        """Yield the findings that are no news; ``known`` holds the fingerprints of all."""
        for finding in findings:
            if self.baseline.entries and self.baseline.accepts(known[finding]):
                yield Silenced(finding, Silence.ACCEPTED)
            elif self.changes is not None and not self.changes.touch(finding, self.real):
                yield Silenced(finding, Silence.UNCHANGED)

    def stale(
        self,
        findings: Iterable[Finding],
        known: Mapping[Finding, Fingerprint],
        seen: Seen,
    ) -> tuple[tuple[Fingerprint, int], ...]:
        """Return the entries of the baseline that match nothing any more."""
        present = [known[finding] for finding in findings] if self.baseline.entries else ()
        return tuple(self.baseline.stale(present, seen).items())
