"""The command ``prove``: what it runs, what it says, and how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from poolproof import registry
from poolproof.cli.app import run
from poolproof.evidence.proving import telling_method
from poolproof.registry import Registry
from poolproof_rules.proofs import stage as real
from poolproof_rules.proofs.proof import Case, Outcome

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="watches processes in /proc")
Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def poolproof(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    """Run the command on a terminal without colours that is 80 columns wide."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")

    def call(*arguments: str) -> tuple[int, str, str]:
        status = run(["prove", *arguments])
        written = capsys.readouterr()
        return status, written.out, written.err

    return call


@dataclass
class Dummy:
    """A stage on which every program comes to the same, without being run."""

    case: Case
    METHODS: tuple[str, ...] = ("fork", "spawn")
    StageError: type[Exception] = real.StageError

    def catalogue(self) -> Sequence[real.Proof]:
        return real.catalogue()

    def run(self, proof: real.Proof, side: str, on: str, method: str) -> real.Observation:
        return real.Observation(
            proof, real.Side(side), real.Implementation(on), method, self.case,
            proof.expected(side, method), "it was seen", 0.5, facts=None, events=(), until=0.0,
        )  # fmt: skip

    def give_up(self) -> None:
        pass

    def text(self, observations: Sequence[object], **_: object) -> Sequence[str]:
        return [""] * len(observations)

    def drawing(self, observations: Sequence[object]) -> str:
        return ""


@pytest.fixture
def dummy(monkeypatch: pytest.MonkeyPatch) -> Callable[[Case], None]:
    def put(case: Case) -> None:
        known = Registry(registry.load().packs)
        known.__dict__["stages"] = (Dummy(case),)
        monkeypatch.setattr(registry, "load", lambda: known)

    return put


@on_linux
def test_wrong_and_right_are_run_and_drawn(poolproof: Call, tmp_path: Path) -> None:
    picture = tmp_path / "p.svg"
    status, out, err = poolproof("PP102", "--on", "reference", "--svg", str(picture))
    assert (status, err) == (0, f"drawn: {picture}\n")
    assert out.startswith("unjoined-pool  proves PP102 unjoined-pool\n")
    assert "    +        pool.join()\n" in out
    wrong, right = out.index("wrong on the reference pool, fork"), out.index("right on the refer")
    assert out.index("  results lost as claimed\n", wrong) < right < out.index("  ok as claimed\n")
    assert "of 8 tasks 2 were begun and 0 done." in out
    assert out.count("main process    ├") == 2
    assert "  reference/pool.py:" in out
    assert "close-only-stops-submitting" in out
    assert max(map(len, out.splitlines())) <= 120
    assert ET.fromstring(picture.read_text("utf-8")).tag.endswith("svg")


@on_linux
def test_on_the_standard_library_it_says_what_was_seen(poolproof: Call) -> None:
    status, out, _ = poolproof("use-after-close", "--on", "stdlib", "--wrong")
    assert status == 0
    assert "raised ValueError as claimed" in out
    assert "It ended by ValueError: Pool not running." in out
    assert "├" not in out
    assert "right on" not in out


@on_linux
def test_runs_as_json(poolproof: Call) -> None:
    status, out, _ = poolproof("PP201", "--json", "--on", "stdlib", "--wrong")
    (entry,) = json.loads(out)["runs"]
    assert status == 0
    seconds = entry.pop("seconds")
    assert seconds > 0
    assert entry == {
        "proof": "join-before-close",
        "rules": ["PP201"],
        "program": "wrong",
        "on": "stdlib",
        "start_method": "fork",
        "expected": "raised ValueError",
        "observed": "raised ValueError",
        "as_claimed": True,
        "saw": "it ended by ValueError: Pool is still running",
    }


def test_what_is_not_as_claimed_is_said_aloud(poolproof: Call, dummy: Any) -> None:
    dummy(Case(Outcome.OK))
    status, out, _ = poolproof("PP102", "--wrong", "--on", "stdlib")
    assert status == 1
    assert "  ok NOT AS CLAIMED: results lost was expected\n" in out


def test_all_is_a_table(poolproof: Call, dummy: Any) -> None:
    dummy(Case(Outcome.LOST))
    status, out, _ = poolproof("--all", "--wrong", "--start-method", "fork")
    assert status == 1
    head, *rows = out.splitlines()
    assert head.split() == ["reference", "fork", "stdlib", "fork"]
    cells = {row.split()[0]: row for row in rows if row[:1].strip()}
    assert cells["unjoined-pool"].split()[1:] == ["wrong", *["results", "lost"] * 2]
    assert cells["endless-task"].count("results lost, not orphaned") == 2
    assert cells["process-wide-executor"].split()[2] == "-"


def test_one_rule_as_a_table(poolproof: Call, dummy: Any) -> None:
    dummy(Case(Outcome.LOST))
    status, out, _ = poolproof("PP102", "--all", "--wrong", "--on", "stdlib")
    assert status == 0
    head, row, *_ = out.splitlines()
    assert head.split() == ["stdlib", "fork", "stdlib", "spawn"]
    assert row.split() == ["unjoined-pool", "wrong", *["results", "lost"] * 2]


def test_the_start_method_that_tells_most_is_taken(dummy: Any, poolproof: Call) -> None:
    dummy(Case(Outcome.OK))
    proof = real.find("unjoined-pool")
    assert proof is not None
    spawned = replace(proof, wrong=(Case(Outcome.OK, methods=("fork",)), Case(Outcome.HUNG)))
    assert telling(spawned) == "spawn"
    assert telling(proof) == "fork"


def telling(proof: real.Proof) -> str:
    return telling_method(Dummy(Case(Outcome.OK)), proof)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "name a rule, or say --all"),
        (("PP1O2",), "no rule and no proof is called 'PP1O2'; did you mean 'PP102'?"),
        (("PP900",), "PP900 unreadable-file claims nothing about what a program does"),
        (("PP107", "--on", "reference"), "does not run on reference"),
        (("PP107", "--start-method", "spawn"), "is not for spawn (but for fork)"),
        (("PP102", "--start-method", "clone"), "'clone' is not one of 'fork'"),
    ],
)
def test_what_cannot_be_proven(poolproof: Call, arguments: tuple[str, ...], message: str) -> None:
    status, out, err = poolproof(*arguments)
    assert (status, out) == (2, "")
    assert message in err


@on_linux
def test_that_nobody_reads_on_is_no_error() -> None:
    command = [sys.executable, "-m", "poolproof", "prove", "PP201", "--on", "stdlib"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@on_linux
def test_only_the_reference_can_be_drawn(poolproof: Call, tmp_path: Path) -> None:
    status, _, err = poolproof("PP201", "--on", "stdlib", "--wrong", "--svg", str(tmp_path / "p"))
    assert status == 2
    assert "only runs on the reference can be drawn" in err


def test_a_machine_that_cannot_tell_is_said_to_be_one(
    poolproof: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("poolproof_rules.proofs.run.CAN_BE_TAKEN", False)
    status, _, err = poolproof("PP102")
    assert status == 2
    assert "programs can only be watched on Linux" in err
