"""For the tests of packs: check a text or a fixture and compare the findings with its markers.

Public, and stable like ``poolproof.sdk``::

    from poolproof.testing import assert_expected

    def test_fixture():
        assert_expected("tests/fixtures/leaks.py", select=["XY101"])
"""

from __future__ import annotations

from poolproof.testing.harness import (
    CheckFailed,
    assert_expected,
    check_files,
    check_fixture,
    check_text,
    fix_files,
    fix_text,
    read_fixture,
)
from poolproof.testing.markers import Expectation, MarkerError, expectations

__all__ = [
    "CheckFailed",
    "Expectation",
    "MarkerError",
    "assert_expected",
    "check_files",
    "check_fixture",
    "check_text",
    "expectations",
    "fix_files",
    "fix_text",
    "read_fixture",
]
