import json

import pytest
from consumers import assert_valid, sarif_schema
from specimens import NOTHING, REPORT, material

from poolproof import registry
from poolproof.finding import Report
from poolproof.report import sarif


@pytest.fixture
def run():
    return json.loads(sarif.render(material()))["runs"][0]


@pytest.mark.parametrize("report", [REPORT, NOTHING])
def test_it_is_valid(report):
    text = sarif.render(material(report))
    assert text.isascii()
    assert_valid(json.loads(text), sarif_schema())


def test_every_rule_is_described(run):
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in registry.load().rules]
    for rule in rules:
        assert rule["helpUri"] == f"https://example.org/poolproof/{rule['id']}.html"
        assert "```python\n" in rule["help"]["markdown"]
        assert "``" not in rule["help"]["text"]


def test_a_finding_is_a_result(run):
    first, second, third, *_ = run["results"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert [each["level"] for each in (first, second, third)] == ["warning", "error", "note"]
    place = first["locations"][0]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "app.py", "uriBaseId": "%SRCROOT%"},
        "region": {
            "startLine": 4,
            "startColumn": 21,
            "endLine": 4,
            "endColumn": 28,
            "snippet": {"text": "Pool(4)"},
        },
    }
    assert place["logicalLocations"] == [{"fullyQualifiedName": "run"}]
    assert run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == "PP103"
    assert first["message"]["text"] == "50% of `pool`: a, b\nis lost. Close it."
    assert list(first["partialFingerprints"]) == ["poolproof/v1"]


def test_the_witness_is_a_code_flow(run):
    (flow,) = run["results"][0]["codeFlows"]
    steps = flow["threadFlows"][0]["locations"]
    assert [each["location"]["message"]["text"] for each in steps] == [
        "started <here> & now",
        "and there",
    ]
    other = steps[1]["location"]["physicalLocation"]
    assert other["artifactLocation"]["uri"] == "sub%20dir/b%2C1%3A%C3%BC.py"
    assert other["region"]["snippet"]["text"] == "Pool(\n    2,\n)"
    assert "codeFlows" not in run["results"][2]


def test_the_reference_is_related(run):
    (related,) = run["results"][0]["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "file:///opt/ref/exit.py"
    assert related["message"]["text"] == (
        "reference/exit.py:34 (exit-terminates): It ends `all`. "
        "https://example.org/poolproof/PP103.html"
    )


def test_fixes_say_whether_they_are_safe(run):
    safe, unsafe, none, *_ = run["results"]
    (change,) = safe["fixes"][0]["artifactChanges"]
    assert [each["deletedRegion"]["startLine"] for each in change["replacements"]] == [4, 5, 6]
    assert "look at the result" not in safe["fixes"][0]["description"]["text"]
    assert "look at the result" in unsafe["fixes"][0]["description"]["text"]
    assert "fixes" not in none


def test_what_is_allowed_or_accepted_is_suppressed(run):
    suppressed = run["results"][len(REPORT.findings) :]
    assert [(each["ruleId"], each["suppressions"]) for each in suppressed] == [
        ("PP105", [{"kind": "inSource", "status": "accepted", "justification": "on purpose"}]),
        ("PP102", [{"kind": "external", "status": "accepted"}]),
    ]


def test_errors_are_notifications(run):
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    ours, theirs = invocation["toolExecutionNotifications"]
    assert ours["exception"] == {"kind": "ValueError", "message": "what: now"}
    assert "locations" not in ours
    place = theirs["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"] == "miss%2Cing.py"
    empty = Report((), (), REPORT.statistics)
    (run,) = json.loads(sarif.render(material(empty)))["runs"]
    assert run["invocations"][0]["executionSuccessful"] is True


def test_files_elsewhere_have_whole_addresses(run):
    place = run["results"][2]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "file:///elsewhere/gone.py"}
    assert "snippet" not in place["region"]
