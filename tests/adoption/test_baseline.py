import json

import pytest

from poolproof.finding import Fingerprint
from poolproof.source.baseline import Baseline, BaselineError, described

A = Fingerprint("a.py", "PP101", "f", "00")
B = Fingerprint("b.py", "PP102", "", "11")


def turn(fingerprint, number):
    return Fingerprint(
        fingerprint.path, fingerprint.code, fingerprint.scope, fingerprint.digest, number
    )


@pytest.fixture
def file(tmp_path):
    return tmp_path / "baseline.json"


def test_what_is_written_is_read_again(file):
    baseline = Baseline.of([B, A, turn(A, 1)])
    baseline.write(file)
    assert Baseline.read(file) == baseline
    document = json.loads(file.read_text())
    assert document == {
        "version": 1,
        "findings": [
            {"path": "a.py", "code": "PP101", "scope": "f", "fingerprint": "00", "count": 2},
            {"path": "b.py", "code": "PP102", "scope": "", "fingerprint": "11"},
        ],
    }
    assert len(file.read_text().splitlines()) == 2 + 2 + 3, "each entry has a line of its own"
    Baseline().write(file)
    assert Baseline.read(file).entries == {}


def test_equal_ones_are_counted():
    baseline = Baseline.of([A, turn(A, 1)])
    assert [baseline.accepts(turn(A, number)) for number in range(3)] == [True, True, False]
    assert not baseline.accepts(B)


def test_what_matches_nothing_is_stale_if_this_run_could_tell():
    baseline = Baseline.of([A, turn(A, 1), B])
    assert baseline.stale([A], lambda entry: True) == {A: 1, B: 1}
    assert baseline.stale([A], lambda entry: entry != B) == {A: 1}
    assert baseline.stale([A, turn(A, 1), B], lambda entry: True) == {}


def test_renewing_adds_and_drops():
    baseline = Baseline.of([A, turn(A, 1), B])
    c = Fingerprint("c.py", "PP101", "", "22")
    assert baseline.renewed([A, c], {A: 1}).entries == {A: 1, B: 1, c: 1}
    assert baseline.renewed([], {A: 2, B: 1}).entries == {}
    assert baseline.renewed([turn(A, 2), turn(A, 1), A], {}).entries == {A: 3, B: 1}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "Expecting value"),
        ("<<<<<<< HEAD\n", "Expecting value"),
        ("\xff", "invalid start byte"),
        ("[]", "no list of findings"),
        ('{"version": 2, "findings": []}', "version is 2, not 1"),
        ('{"version": 1, "findings": [1]}', "finding 1 lacks"),
        ('{"version": 1, "findings": [{"path": "a"}]}', "finding 1 lacks"),
        ("[" * 100_000, "maximum recursion|Expecting value"),
    ],
)
def test_what_is_no_baseline_is_refused(file, content, said):
    file.write_text(content, "latin-1")
    with pytest.raises(BaselineError, match=said) as caught:
        Baseline.read(file)
    assert str(caught.value).startswith(f"{file}: ")


def test_that_there_is_none_is_said(file):
    with pytest.raises(BaselineError, match="no such baseline; --write-baseline makes one"):
        Baseline.read(file)


def test_entries_are_described():
    assert described(A, 1) == "a.py: PP101 in f"
    assert described(B, 3) == "b.py: PP102 (3 of them)"
