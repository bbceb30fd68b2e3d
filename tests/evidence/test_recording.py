"""What proofs were seen to do is kept, and comes back as it was."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import pytest

from poolproof import registry
from poolproof.evidence import recording
from poolproof.evidence.recording import Recording, Run


class Named(Enum):
    wrong = "wrong"
    right = "right"
    reference = "reference"


@dataclass
class Claim:
    name: str = "some-proof"


@dataclass
class Seen:
    side: Named
    case: str
    saw: str
    proof: Claim
    on: Named = Named.reference
    method: str = "spawn"


class Stage:
    def __init__(self, folder, drawn):
        self.RECORDED = folder
        self.drawn = drawn

    def drawing(self, observations):
        drawn = [each for each in observations if each.side.value in self.drawn]
        return f"<svg>{len(drawn)}</svg>" if drawn else ""


SEEN = [Seen(Named.wrong, "hung", "it hung", Claim()), Seen(Named.right, "ok", "fine", Claim())]


@pytest.mark.parametrize("drawn", [["wrong", "right"], ["right"], []], ids=len)
def test_what_is_recorded_can_be_read(tmp_path, drawn):
    stage = Stage(tmp_path / "recorded", drawn)
    assert recording.read(stage, Claim()) is None
    recording.record(stage, SEEN)
    read = recording.read(stage, Claim())
    assert isinstance(read, Recording)
    assert (read.on, read.method) == ("reference", "spawn")
    assert read.runs == {"wrong": Run("hung", "it hung"), "right": Run("ok", "fine")}
    assert read.drawing == ("<svg>2</svg>" if len(drawn) == 2 else "")


def test_a_drawing_does_not_outlive_the_run_it_shows(tmp_path):
    recording.record(Stage(tmp_path, ["wrong", "right"]), SEEN)
    recording.record(Stage(tmp_path, ""), SEEN)
    assert recording.read(Stage(tmp_path, ""), Claim()).drawing == ""


def test_nothing_is_recorded_of_proofs_that_are_not_there():
    known = registry.load().proofs
    for stage in registry.load().stages:
        recorded = {Path(each).stem for each in stage.RECORDED.iterdir()}
        assert recorded <= set(known)
