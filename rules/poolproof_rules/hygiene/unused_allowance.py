"""A comment allows a finding that is not there.

What it does
------------
Reports each name in a ``# poolproof: allow[...]``, an ``allow-file[...]`` or a ``# noqa: PP...``
for which there is nothing to allow, and those that cannot be understood: a rule that does not
exist, a list without names, a misspelt ``allow``. A bare ``# noqa`` and the codes of other linters
are never reported, and neither is an allowance of a rule that is switched off.

Why it bites
------------
An allowance outlives its reason: the code was mended or moved, and the next real defect on that
line will be allowed without a word. A misspelt one never worked.

Example
-------

    from multiprocessing import Pool


    def sizes(numbers):
        with Pool() as pool:  # poolproof: allow[unreleased-pool]
            return pool.map(abs, numbers)

Use instead
-----------

    from multiprocessing import Pool


    def sizes(numbers):
        with Pool() as pool:
            return pool.map(abs, numbers)

Fix safety
----------
There is no automatic fix yet: take the name, or the whole comment, out by hand.

Limits
------
Whether an allowance was needed is known only after all other rules have been heard, so these
findings come from the stage that honours allowances, and ``judge`` has nothing to add. Files
without any pool are looked through as well. In a file that could not be checked to the end no
allowance counts as unused.
"""

from __future__ import annotations

from poolproof.sdk import Declaration, Finding, Severity, Solution, Tier

DECLARATION = Declaration(
    code="PP901",
    name="unused-allowance",
    severity=Severity.WARNING,
    tier=Tier.DEFAULT,
    since="0.1.0",
)


def judge(solution: Solution) -> tuple[Finding, ...]:
    """Find nothing: see the limits above."""
    del solution
    return ()
