"""What every program came to on every version and with every start method, when last measured.

`FILE` is written by ``python -m poolproof.dev proofs`` and never by hand.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

FILE = Path(__file__).with_name("matrix.json")


class Measured(NamedTuple):
    """One run that was recorded; ``version`` is like 3.11, ``python`` like 3.11.7."""

    version: str
    python: str
    proof: str
    side: str
    on: str
    method: str
    outcome: str


class Session(NamedTuple):
    """All runs on one version: with which Python, how many, and how long they took together."""

    version: str
    python: str
    runs: int
    seconds: float


def recorded() -> Iterator[Measured]:
    """Yield every run, version after version."""
    for version, session in _contents().items():
        for proof, programs in session["proofs"].items():
            for side, outcomes in programs.items():
                for place, outcome in outcomes.items():
                    on, _, method = place.partition(" ")
                    yield Measured(version, session["python"], proof, side, on, method, outcome)


def sessions() -> list[Session]:
    """Return when and where was measured."""
    return [
        Session(
            version,
            session["python"],
            sum(len(each) for both in session["proofs"].values() for each in both.values()),
            session["seconds"],
        )
        for version, session in _contents().items()
    ]


def _contents() -> dict[str, Any]:
    contents: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return contents
