"""Which Pythons the slow tests run on, and whether they run at all.

`POOLPROOF_SLOW=1` switches them on. `POOLPROOF_PYTHONS` names interpreters, separated like paths;
without it there is only the one that runs the tests. They need nothing installed.
"""

from __future__ import annotations

import multiprocessing
import os
import sys

import pytest

SLOW_IS_ON = os.environ.get("POOLPROOF_SLOW", "") not in ("", "0")
PYTHONS = [
    python for python in os.environ.get("POOLPROOF_PYTHONS", "").split(os.pathsep) if python
] or [sys.executable]
METHODS = multiprocessing.get_all_start_methods()


def slow(test: object) -> pytest.MarkDecorator:
    """Mark a test that takes minutes."""
    skipped = pytest.mark.skipif(not SLOW_IS_ON, reason="slow: switch on with POOLPROOF_SLOW=1")
    return pytest.mark.slow(skipped(test))
