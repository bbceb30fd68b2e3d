"""The record of all proofs is about the proofs that there are, and about every supported Python."""

from __future__ import annotations

import platform
import sys
from pathlib import Path

import pytest

from poolproof.dev.proofs import with_session
from poolproof_rules.proofs.matrix import FILE
from poolproof_rules.proofs.stage import catalogue, recorded, sessions

ROOT = Path(__file__).parents[2]
VERSIONS = ["3.10", "3.11", "3.12", "3.13"]
ALL_METHODS = ("fork", "spawn", "forkserver")
RECORDED = list(recorded())


def test_every_supported_version_was_measured() -> None:
    classifiers = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert [each.version for each in sessions()] == VERSIONS
    assert all(f'Python :: {version}"' in classifiers for version in VERSIONS)


@pytest.mark.parametrize("version", VERSIONS)
def test_what_is_recorded_is_what_the_proofs_claim(version: str) -> None:
    """Every program, on every implementation, with every start method: no more and no less."""
    major, minor = map(int, version.split("."))
    claimed = {
        (proof.name, side, on.value, method, str(proof.expected(side, method, (major, minor))))
        for proof in catalogue()
        for side in ("wrong", "right")
        for on in proof.on
        for method in ALL_METHODS
        if method in proof.methods
    }
    found = {
        (each.proof, each.side, each.on, each.method, each.outcome)
        for each in RECORDED
        if each.version == version
    }
    assert found == claimed


@pytest.mark.skipif(sys.platform != "linux", reason="measured on Linux")
def test_this_interpreter_has_a_row() -> None:
    """That its programs do come to this is what the tests of the programs show."""
    assert platform.python_version().rpartition(".")[0] in VERSIONS


def test_measuring_one_version_keeps_the_others() -> None:
    record = FILE.read_text(encoding="utf-8")
    session = {"python": "3.9.1", "seconds": 1.0, "proofs": {"p": {"wrong": {"stdlib fork": "ok"}}}}
    longer = with_session(record, "3.9", session)
    assert longer.startswith('{\n "3.9": {\n')
    assert '"wrong": { "stdlib fork": "ok" }' in longer
    assert longer.endswith(record.partition("{\n")[2])
