"""What the benchmark is run on is what it says, at any size."""

import pytest

from poolproof.dev.samples import Samples
from poolproof.pipeline import check_paths
from poolproof.settings import Settings


@pytest.mark.parametrize(
    ("kind", "number", "pools", "code"),
    [
        ("plain", None, 0, None),
        ("files", 2, 60, None),
        ("lines", 100, 10, None),
        ("pools", 3, 3, "PP103"),
        ("depth", 4, 1, None),
        ("branches", 3, 1, "PP103"),
        ("tasks", 3, 1, "PP301"),
    ],
)
def test_samples_hold_the_pools_that_they_are_named_for(tmp_path, kind, number, pools, code):
    make = getattr(Samples(tmp_path), kind)
    path = make() if number is None else make(number)
    report = check_paths([str(path)], Settings(tmp_path))
    assert not report.errors
    assert report.statistics.pools == pools
    assert {finding.code for finding in report.findings} <= {code}
    assert bool(report.findings) == (code is not None)
