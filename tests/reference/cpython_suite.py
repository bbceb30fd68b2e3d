"""Run CPython's own pool tests in this interpreter, with the reference in the place of its pool.

    python cpython_suite.py fork|spawn|forkserver REPORT [--stdlib] [--only CLASS[.test] ...]

Writes a line of JSON to REPORT when a test begins and one when it ends, so that a test that hangs
is known by name although somebody has to kill this process. Imported again by the processes that
it starts, which therefore have the reference too.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing.managers
import multiprocessing.pool
import os
import sys
import threading
import time
import unittest
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1] / "rules"), str(HERE.parents[1] / "lint"), str(HERE)]

import deviations  # noqa: E402 - needs the path

METHOD = os.environ.get("POOLPROOF_SUITE_METHOD", "fork")
CLASSES = (
    "WithProcessesTestPool",
    "WithThreadsTestPool",
    "WithManagerTestPool",
    "WithProcessesTestPoolWorkerErrors",
    "WithProcessesTestPoolWorkerLifetime",
    "TestPoolNotLeakOnFailure",
    "TestInitializers.test_pool_initializer",
    "TestStdinBadfiledescriptor.test_pool_in_process",
    "TestSyncManagerTypes.test_pool",
    "MiscTestCase.test_large_pool",
)


_once = threading.Lock()


def put_the_reference_in_place() -> None:
    """Replace the names by which `multiprocessing` finds its pools."""
    from poolproof_rules import reference  # noqa: PLC0415 - found by the path set above

    module: Any = multiprocessing.pool
    for name in ("Pool", "ThreadPool", "RemoteTraceback", "MaybeEncodingError"):
        setattr(module, name, getattr(reference, name))
    registry: Any = multiprocessing.managers.SyncManager._registry  # type: ignore[attr-defined]
    registry["Pool"] = (reference.Pool, *registry["Pool"][1:])


if "POOLPROOF_SUITE_STDLIB" not in os.environ:
    put_the_reference_in_place()


def __getattr__(name: str) -> Any:
    # The test classes are made when somebody asks, by unpickling for one: most workers need none.
    if not name.startswith(("With", "Test", "Misc")):
        raise AttributeError(name)
    install_tests()
    try:
        return globals()[name]
    except KeyError:
        raise AttributeError(name) from None


def install_tests() -> None:
    """Make CPython's test classes for the start method, in this module, as CPython does."""
    from test import _test_multiprocessing  # noqa: PLC0415 - slow, and seldom needed

    with _once:
        if "WithProcessesTestPool" not in globals():
            _test_multiprocessing.install_tests_in_module_dict(globals(), METHOD)


class Report(unittest.TestResult):
    """Writes down what happens as it happens."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.file = file

    def note(self, test: unittest.TestCase, outcome: str, text: str = "") -> None:
        """Add a line."""
        name = ".".join(test.id().split(".")[-2:])
        line = {"test": name, "outcome": outcome, "text": text, "time": time.monotonic()}
        with self.file.open("a", encoding="utf-8") as out:
            out.write(json.dumps(line) + "\n")

    def startTest(self, test: unittest.TestCase) -> None:  # noqa: N802
        super().startTest(test)
        self.note(test, "began")

    def addSuccess(self, test: unittest.TestCase) -> None:  # noqa: N802
        self.note(test, "passed")

    def addFailure(self, test: unittest.TestCase, err: Any) -> None:  # noqa: N802
        super().addFailure(test, err)
        self.note(test, "failed", self.failures[-1][1])

    def addError(self, test: unittest.TestCase, err: Any) -> None:  # noqa: N802
        super().addError(test, err)
        self.note(test, "failed", self.errors[-1][1])

    def addSkip(self, test: unittest.TestCase, reason: str) -> None:  # noqa: N802
        self.note(test, "skipped", reason)


def main() -> None:
    """Run the tests that were asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("method", choices=["fork", "spawn", "forkserver"])
    parser.add_argument("report", type=Path)
    parser.add_argument("--stdlib", action="store_true")
    parser.add_argument("--only", nargs="*", default=CLASSES)
    parser.add_argument("--without", nargs="*", default=())
    arguments = parser.parse_args()
    environment = {"POOLPROOF_SUITE_METHOD": arguments.method}
    if arguments.stdlib:
        environment["POOLPROOF_SUITE_STDLIB"] = "1"
    if any(os.environ.get(name) != value for name, value in environment.items()):
        # Children must see it when they import this module.
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **environment})

    install_tests()
    report = Report(arguments.report)
    suite = unittest.TestSuite()
    for test in _chosen(arguments.only):
        name = ".".join(test.id().split(".")[-2:])
        if name in arguments.without:
            continue
        if name in deviations.SKIPPED and not arguments.stdlib:
            setattr(test, test._testMethodName, _skipping(deviations.SKIPPED[name]))
        suite.addTest(test)
    suite.run(report)


def _chosen(names: Iterable[str]) -> Iterator[unittest.TestCase]:
    """Yield the tests of these classes and names, of those that this Python has."""
    loader = unittest.TestLoader()
    for name in names:
        class_name, _, method = name.partition(".")
        case = globals().get(class_name)
        if case is None:
            continue
        for found in [method] if method else loader.getTestCaseNames(case):
            if hasattr(case, found):
                yield case(found)


def _skipping(reason: str) -> Callable[[], None]:
    def skip() -> None:
        raise unittest.SkipTest(reason)

    return skip


if __name__ == "__main__":
    main()
