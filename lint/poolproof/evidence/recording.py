"""What proofs were once seen to do: kept with the pack, for pages that are read and not run.

Running a proof takes seconds and gives other times each time. What pages show is therefore recorded
once, by ``python -m poolproof.dev record``: a file with the words, and a drawing beside it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct, to_builtins

from poolproof.evidence.stage import Observation, Proof, Stage


class Run(Struct, frozen=True):
    """What one program came to, in a word or two, and what was seen, in a sentence."""

    case: str
    saw: str


class Recording(Struct, frozen=True):
    """What a proof did on one interpreter; ``drawing`` is SVG, or empty if nothing was drawn."""

    python: str
    on: str
    method: str
    runs: Mapping[str, Run]
    drawing: str = ""


def read(stage: Stage, proof: Proof) -> Recording | None:
    """Return what was recorded of a proof, or None."""
    words, drawing = _files(stage, proof)
    if not words.exists():
        return None
    fields = json.loads(words.read_text(encoding="utf-8"))
    runs = {side: Run(**run) for side, run in fields.pop("runs").items()}
    drawn = drawing.read_text(encoding="utf-8") if drawing.exists() else ""
    return Recording(**fields, runs=runs, drawing=drawn)


def record(stage: Stage, seen: Sequence[Observation]) -> None:
    """Keep what the programs of a proof were seen to do, which is all of the same proof."""
    words, drawing = _files(stage, seen[0].proof)
    recording = Recording(
        f"{sys.version_info.major}.{sys.version_info.minor}",
        seen[0].on.value,
        seen[0].method,
        {each.side.value: Run(str(each.case), each.saw) for each in seen},
    )
    fields = to_builtins(recording)
    del fields["drawing"]
    words.parent.mkdir(exist_ok=True)
    words.write_text(json.dumps(fields, indent=1) + "\n", encoding="utf-8", newline="\n")
    if all(stage.drawing([each]) for each in seen):  # half a comparison shows nothing
        drawing.write_text(stage.drawing(seen), encoding="utf-8", newline="\n")
    else:
        drawing.unlink(missing_ok=True)


def _files(stage: Stage, proof: Proof) -> tuple[Path, Path]:
    return stage.RECORDED / f"{proof.name}.json", stage.RECORDED / f"{proof.name}.svg"
