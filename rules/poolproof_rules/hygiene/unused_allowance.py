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
Safe: the name is taken out of the list, or the comment if no other name is left in it, its reason
included. Comments of other tools on the same line stay. There is no fix for an allowance that
cannot be understood, since it may have been meant for a finding that is there.

Limits
------
Whether an allowance was needed is known only after all other rules have been heard, so these
findings come from the stage that honours allowances, and ``judge`` has nothing to add. Files
without any pool are looked through as well. In a file that could not be checked to the end no
allowance counts as unused.
"""

from __future__ import annotations

import re

from poolproof.sdk import (
    Declaration,
    Finding,
    Fix,
    Ground,
    Safety,
    Severity,
    Solution,
    Tier,
)

DECLARATION = Declaration(
    code="PP901",
    name="unused-allowance",
    severity=Severity.WARNING,
    tier=Tier.DEFAULT,
    since="0.1.0",
    asks=(),
)


def judge(solution: Solution) -> tuple[Finding, ...]:
    """Find nothing: see the limits above."""
    del solution
    return ()


_NEEDLESS = "nothing here needs"
_ALLOWANCE = re.compile(
    r"#[ \t]*(?:poolproof[ \t]*:[ \t]*[\w-]+[ \t]*\[(?P<ours>[^\]#]*)\]"
    r"|noqa[ \t]*:[ \t]*(?P<noqa>[A-Z]+\d+(?:[,\s]+[A-Z]+\d+)*))[^#]*",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\s,]+")


def repair(finding: Finding, ground: Ground) -> Fix | None:
    """Take the name out, or all of the allowance if it is the only one."""
    line = ground.layout.line(finding.span.line)
    start = finding.span.column - 1
    allowance = next(
        (m for m in _ALLOWANCE.finditer(line.text) if m.start() <= start < m.end()), None
    )
    if allowance is None or not finding.message.startswith(_NEEDLESS):
        return None
    group = "ours" if allowance["ours"] is not None else "noqa"
    names = list(_NAME.finditer(line.text, *allowance.span(group)))
    if len(names) > 1:
        at = next(i for i, name in enumerate(names) if name.start() == start)
        cut = (names[at - 1].end(), names[at].end()) if at else (start, names[1].start())
        text = line.text[: cut[0]] + line.text[cut[1] :]
    else:
        before, behind = line.text[: allowance.start()], line.text[allowance.end() :]
        text = (before + behind if behind else before).rstrip()
    layout, number = ground.layout, finding.span.line
    edits = layout.replaced(number, number, [layout.new(text)] if text.strip() else [])
    return Fix(Safety.SAFE, "remove the allowance", edits)
