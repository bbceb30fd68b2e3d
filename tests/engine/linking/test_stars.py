"""Names that come through stars, through however many ways."""

import sys

import pytest

from poolproof.finding import Report
from poolproof.testing import check_files

LEAK = b"""\
import multiprocessing
from pkg.m0 import Pool


def leak():
    Pool(2).map(print, [])
"""


def web(size, last):
    """Modules that each import everything from all others; one of them holds what is looked for."""
    files = {"pkg/__init__.py": b""}
    for number in range(size):
        stars = "".join(f"from .m{n} import *\n" for n in range(size) if n != number)
        text = stars + (last if number == size - 1 else "")
        files[f"pkg/m{number}.py"] = text.encode()
    return files


def codes(report: Report):
    return [(finding.path, finding.code) for finding in report.findings]


@pytest.mark.parametrize("size", [3, 9, 14])
def test_a_name_is_found_behind_a_web_of_stars(size):
    files = web(size, "from multiprocessing import Pool\n") | {"user.py": LEAK}
    assert codes(check_files(files)) == [("user.py", "PP101")]


def test_a_name_that_is_nowhere_is_looked_for_once_in_every_module():
    calls = 0

    def count(frame, event, argument):
        nonlocal calls
        calls += event == "call"

    files = web(14, "import multiprocessing\n") | {"user.py": LEAK}
    before = sys.getprofile()
    sys.setprofile(count)
    try:
        report = check_files(files)
    finally:
        sys.setprofile(before)
    assert codes(report) == []
    assert calls < 1_500_000
