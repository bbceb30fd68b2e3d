from poolproof.finding import CheckError, Finding, Report, Severity, Span, Statistics
from poolproof.report.paint import plain
from poolproof.report.summary import details, summary


def finding(code, path="a.py"):
    return Finding(code, "x", Severity.WARNING, path, Span(1, 1, 1, 2), "m")


def said(*findings, errors=(), **numbers):
    return plain(summary(Report(tuple(findings), errors, Statistics(**numbers))))


def test_leaks_are_called_so():
    leaks = [finding("PP101"), finding("PP103"), finding("PP105", "b.py")]
    assert said(*leaks, pools=14, proven=10, flagged=3, given_up=1) == (
        "Found 3 leaks in 2 files (14 pools: 10 proven released, 3 flagged, 1 given up)"
    )


def test_other_findings_are_problems():
    assert said(finding("PP101"), finding("PP900"), pools=1, flagged=1) == (
        "Found 2 problems in 1 file (1 pool: 0 proven released, 1 flagged)"
    )


def test_one_is_singular():
    assert said(finding("PP101"), pools=1, flagged=1).startswith("Found 1 leak in 1 file (1 pool:")


def test_silence_is_explained():
    assert said(files=3) == "No problems found in 3 files (no pool seen)"
    assert said(files=1, pools=2, proven=1, given_up=1) == (
        "No problems found in 1 file (2 pools: 1 proven released, 1 given up)"
    )


def test_an_incomplete_run_is_not_called_clean():
    assert said(errors=(CheckError("a", "b"),), files=3) == (
        "Nothing found, but 1 error kept it incomplete (no pool seen)"
    )


def test_details_count_the_reasons():
    reasons = {"passed on": 2, "stored": 10}
    report = Report((), (), Statistics(120, 100, 20, 15, 2, 1, 12, reasons))
    lines = [plain(line) for line in details(report)]
    assert lines[0] == "files   120  found"
    assert lines[7:9] == ["         10    - stored", "          2    - passed on"]


def test_details_count_the_tasks_that_were_not_followed():
    statistics = Statistics(120, 100, 20, submissions=7, unresolved={"a parameter": 2})
    lines = [plain(line) for line in details(Report((), (), statistics))]
    assert lines[-7:-4] == [
        "tasks     7  given to workers",
        "          2  not followed to a function",
        "          2    - a parameter",
    ]


def test_details_say_nothing_of_what_was_not_looked_for():
    statistics = Statistics(1, 0, 1, pools=1, submissions=None, results=None)
    text = "\n".join(plain(line) for line in details(Report((), (), statistics)))
    assert "pools" in text
    assert "tasks" not in text
    assert "results" not in text


def test_details_count_the_results_that_were_given_up():
    statistics = Statistics(1, 0, 1, results=5, fetched=1, unfollowed={"passed to keep()": 3})
    lines = [plain(line) for line in details(Report((), (), statistics))]
    assert lines[-5:] == [
        "results 5  lost if their pool ends before they come",
        "        1  waited for in time",
        "        1  flagged",
        "        3  given up",
        "        3    - passed to keep()",
    ]
