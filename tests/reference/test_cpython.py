"""CPython's own pool tests, run against the reference."""

from __future__ import annotations

import subprocess

import pytest
from cpython_driver import run_suite
from interpreters import METHODS, PYTHONS, slow

# Fewer would mean that the tests were not found: the least of all versions and methods is 85.
AT_LEAST = 80


@slow
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("python", PYTHONS)
def test_cpythons_own_tests_pass(python: str, method: str) -> None:
    looked = subprocess.run([python, "-c", "import test._test_multiprocessing"], check=False)
    if looked.returncode:
        pytest.skip("this Python carries no test package")
    verdicts = run_suite(python, method)
    bad = {name: verdict for name, verdict in verdicts.items() if verdict.outcome == "failed"}
    hung = [name for name, verdict in verdicts.items() if verdict.outcome == "hung"]
    assert (bad, hung) == ({}, [])
    assert len(verdicts) >= AT_LEAST
