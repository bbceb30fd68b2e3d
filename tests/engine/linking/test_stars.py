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


USER = b"""\
from socket import *
from crew import *


def leak():
    Pool(2).map(print, [])
"""


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({"crew.py": b"from multiprocessing import Pool\n"}, [("user.py", "PP101")]),
        ({"crew.py": b"def Pool(size):\n    return map\n"}, []),
        ({"crew.py": b"import multiprocessing\n"}, []),
    ],
)
def test_modules_of_the_project_are_asked_before_those_outside(files, found):
    assert codes(check_files({**files, "user.py": USER})) == found


TASK = b"""\
from multiprocessing import Process
from socket import *
from crew import *

Process(target=Server(1).run)
"""
SERVER = b"""\
from socket import *


class Server:
    def __init__(self, port):
        self.socket = create_server(("", port))

    def run(self):
        while True:
            self.socket.accept()
"""


def test_a_class_behind_two_stars_is_that_of_the_project():
    files = {"crew.py": b"from inner import *\n", "inner.py": SERVER, "user.py": TASK}
    assert ("user.py", "PP301") in codes(check_files(files))
