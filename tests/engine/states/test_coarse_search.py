"""Functions with too many paths: what is believed is what no condition has a say in."""

from textwrap import dedent, indent

import pytest

from poolproof.testing import check_text

WAYS = 16
ASKED = "".join(f"    if c.a{n}:\n        print({n})\n" for n in range(WAYS))


def found(body):
    """The codes that are told of a body between conditions that are asked before and after."""
    text = f"{ASKED}{indent(dedent(body), '    ')}{ASKED}"
    report = check_text(
        f"from multiprocessing import Pool\ndef work(c, xs):\n{text}", select=["PP1"]
    )
    assert report.statistics.pools == 1
    return [finding.code for finding in report.findings]


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("pool = Pool(4)\npool.map(len, xs)\npool.close()\npool.join()\n", ["PP103"]),
        ("pool = Pool(4)\nfor x in xs:\n    pool.apply(len, x)\npool.terminate()\n", ["PP103"]),
        ("pool = Pool(4)\npool.map(len, xs)\n", ["PP101"]),
        ("with Pool(4) as pool:\n    pool.map(len, xs)\n", []),
        ("pool = Pool(4)\ntry:\n    pool.map(len, xs)\nfinally:\n    pool.terminate()\n", []),
        # Whether these lose it depends on conditions, and of those nothing is remembered.
        ("pool = Pool(4) if c.a1 else None\nif c.a1:\n    pool.map(len, xs)\n"
         "if pool:\n    pool.terminate()\n", []),
        ("pool = Pool(4)\nif c.a1:\n    pool.map(len, xs)\npool.terminate()\n", []),
        ("pool = Pool(4)\npool.map(len, xs)\nif c.a1:\n    pool.terminate()\n", []),
        ("pool = Pool(4)\npool.map(len, xs)\npool.close()\n", []),
        ("pool = Pool(4)\npool.close()\nif c.a1:\n    pool.join()\n", []),
    ],
)  # fmt: skip
def test_losses_in_which_conditions_have_no_say_are_believed(body, codes):
    assert found(body) == codes
