"""The baseline: findings that were there when somebody began to use poolproof, and may stay.

It is a JSON file with one line for each kind of finding at each place, sorted, so that changes are
easy to read and to merge. An entry that matches nothing any more is stale: the next writing drops
it, unless this run did not look at its file or did not ask its rule.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from poolproof.finding import Fingerprint
from poolproof.source.writing import write_atomically

VERSION = 1
_KEYS = ("path", "code", "scope", "fingerprint")

Seen = Callable[[Fingerprint], bool]
"""Whether this run would have found what an entry stands for, if it were still there."""


class BaselineError(Exception):
    """A baseline that cannot be used, and why."""


class Baseline(Struct, frozen=True):
    """Accepted findings: how many there are of each, told apart by anything but their turn."""

    entries: Mapping[Fingerprint, int] = field(default_factory=dict)

    @classmethod
    def of(cls, fingerprints: Iterable[Fingerprint]) -> Baseline:
        """Accept these."""
        return cls(Counter(replace(each, turn=0) for each in fingerprints))

    @classmethod
    def read(cls, path: Path) -> Baseline:
        """Read the file. Raises ``BaselineError`` if it is none or not there, or ``OSError``."""
        try:
            return cls(_entries(json.loads(path.read_bytes())))
        except FileNotFoundError as error:
            message = f"{path}: there is no such baseline; --write-baseline makes one"
            raise BaselineError(message) from error
        except (ValueError, RecursionError) as error:
            message = f"{path}: is no baseline that poolproof has written: {error}"
            raise BaselineError(message) from error

    def accepts(self, fingerprint: Fingerprint) -> bool:
        """Whether a finding was there before."""
        return fingerprint.turn < self.entries.get(replace(fingerprint, turn=0), 0)

    def stale(self, present: Iterable[Fingerprint], seen: Seen) -> dict[Fingerprint, int]:
        """Return the entries, and how many of each, that match nothing any more."""
        there = Counter(replace(each, turn=0) for each in present)
        left = {entry: count - there[entry] for entry, count in sorted(self.entries.items())}
        return {entry: count for entry, count in left.items() if count > 0 and seen(entry)}

    def renewed(self, present: Iterable[Fingerprint], stale: Mapping[Fingerprint, int]) -> Baseline:
        """Return the baseline that accepts all findings of a run, without what is stale in this."""
        entries = Counter(self.entries)
        entries.subtract(stale)
        return Baseline(+(entries | Counter(Baseline.of(present).entries)))

    def write(self, path: Path) -> None:
        """Write the file; raises ``OSError``."""
        rows = ",\n    ".join(
            json.dumps(dict(_row(entry, count))) for entry, count in sorted(self.entries.items())
        )
        body = f"[\n    {rows}\n  ]" if rows else "[]"
        write_atomically(path, f'{{\n  "version": {VERSION},\n  "findings": {body}\n}}\n'.encode())


def described(entry: Fingerprint, count: int) -> str:
    """Say in a few words what an entry stood for."""
    times = f" ({count} of them)" if count > 1 else ""
    scope = f" in {entry.scope}" if entry.scope else ""
    return f"{entry.path}: {entry.code}{scope}{times}"


def _row(entry: Fingerprint, count: int) -> Iterable[tuple[str, object]]:
    yield from zip(_KEYS, (entry.path, entry.code, entry.scope, entry.digest), strict=True)
    if count != 1:
        yield "count", count


def _entries(document: object) -> dict[Fingerprint, int]:
    if not isinstance(document, dict) or not isinstance(document.get("findings"), list):
        raise ValueError("there is no list of findings in it")
    if document.get("version") != VERSION:
        raise ValueError(f"its version is {document.get('version')!r}, not {VERSION}")
    entries: Counter[Fingerprint] = Counter()
    for number, row in enumerate(document["findings"], start=1):
        words = [row.get(key) for key in _KEYS] if isinstance(row, dict) else [None]
        count = row.get("count", 1) if isinstance(row, dict) else 0
        if not all(isinstance(word, str) for word in words) or not isinstance(count, int):
            raise ValueError(f"its finding {number} lacks one of {', '.join(_KEYS)}")
        entries[Fingerprint(*words)] += count
    return dict(entries)
