import io
import json

from poolproof.finding import (
    CheckError,
    Edit,
    ErrorKind,
    Finding,
    Fix,
    Note,
    Reference,
    Report,
    Safety,
    Severity,
    Span,
    Statistics,
)
from poolproof.report import json as report_json

SPAN = Span(3, 5, 4, 9)


def written(report):
    stream = io.StringIO()
    report_json.write(report, stream)
    assert stream.getvalue().endswith("}\n")
    assert stream.getvalue().isascii()
    return json.loads(stream.getvalue())


def finding(**options):
    return Finding(
        "PP101", "unreleased-pool", Severity.ERROR, "sub/é.py", SPAN, "m\udc80", **options
    )


def test_an_empty_report_has_all_parts():
    assert written(Report((), (), Statistics(files=2, screened_out=2))) == {
        "version": 1,
        "findings": [],
        "errors": [],
        "statistics": {
            "files": 2,
            "screened_out": 2,
            "analysed": 0,
            "pools": 0,
            "proven": 0,
            "flagged": 0,
            "given_up": 0,
            "reasons": {},
            "submissions": 0,
            "unresolved": {},
            "results": 0,
            "fetched": 0,
            "unfollowed": {},
        },
    }


def test_a_finding_has_all_keys():
    notes = (Note("b.py", SPAN, "step"),)
    fix = Fix(Safety.UNSAFE, "title", (Edit(SPAN, "new"),))
    (found,) = written(Report((finding(notes=notes, fix=fix),), (), Statistics()))["findings"]
    assert found == {
        "code": "PP101",
        "name": "unreleased-pool",
        "severity": "error",
        "message": "m\udc80",
        "path": "sub/é.py",
        "line": 3,
        "column": 5,
        "end_line": 4,
        "end_column": 9,
        "notes": [{"path": "b.py", "line": 3, "column": 5, "message": "step"}],
        "reference": [],
        "proof": None,
        "fix": {
            "safety": "unsafe",
            "title": "title",
            "edits": [
                {"line": 3, "column": 5, "end_line": 4, "end_column": 9, "content": "new"},
            ],
        },
    }


def test_no_fix_is_null():
    (found,) = written(Report((finding(),), (), Statistics()))["findings"]
    assert found["fix"] is None


def test_the_evidence_is_linked(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = (tmp_path / "venv" / "pool.py").as_posix()
    reference = Reference("here", path, 7, "reference/pool.py", "Because.")
    cited = finding(references=(reference,), proof="poolproof prove PP101")
    (found,) = written(Report((cited,), (), Statistics()))["findings"]
    assert found["reference"] == [{"anchor": "here", "path": "venv/pool.py", "line": 7}]
    assert found["proof"] == "poolproof prove PP101"


def test_errors_have_all_keys():
    error = CheckError("a.py", "failed", ErrorKind.INTERNAL, "Traceback")
    assert written(Report((), (error,), Statistics()))["errors"] == [
        {"path": "a.py", "message": "failed", "kind": "internal", "detail": "Traceback"}
    ]


def test_paths_are_relative_to_the_working_directory(tmp_path, monkeypatch):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    error = CheckError(str(tmp_path / "there" / "a.py"), "failed")
    (written_error,) = written(Report((), (error,), Statistics()))["errors"]
    assert written_error["path"] == "../there/a.py"
