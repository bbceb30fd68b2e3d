"""A file that may create a pool cannot be decoded or parsed, so nothing in it was checked.

What it does
------------
Reports the first place at which a file stops being Python: a byte that does not belong to its
encoding, an encoding that is unknown, a NUL character, a syntax error, or nesting so deep that no
parser gets through. Only files that hold the name of a pool's constructor, such as ``Pool`` or
``ThreadPoolExecutor``, are reported: the others could not have been found fault with anyway, and a
test suite full of broken files on purpose stays quiet.

Why it bites
------------
Nothing in such a file was checked, and silence would look like a clean bill. The usual causes are a
file in a legacy encoding without a declaration, code for Python 2, a template that is only called
``.py``, or an unresolved merge.

Example
-------

    from multiprocessing import Pool

    print "starting", Pool

Use instead
-----------

    from multiprocessing import Pool

    print("starting", Pool)

Fix safety
----------
There is no automatic fix: only you know what the file is meant to be. If it is not meant to be
Python of today, put it under ``exclude`` in ``[tool.poolproof]``.

Limits
------
A file is read with the syntax of the Python that runs the check and of the newer ones that the
bundled parser knows. A file that the operating system does not let us open is an error of the run
and not a finding, since nobody can tell whether it matters.
"""

from __future__ import annotations

from collections.abc import Iterator

from poolproof.sdk import Declaration, Finding, Severity, Solution, Span, Tier

DECLARATION = Declaration(
    code="PP900",
    name="unreadable-file",
    severity=Severity.ERROR,
    tier=Tier.DEFAULT,
    since="0.1.0",
    asks=(),
)


def judge(solution: Solution) -> Iterator[Finding]:
    """Report the file if it could not be read."""
    error = solution.unreadable
    if error is not None:
        yield Finding(
            DECLARATION.code,
            DECLARATION.name,
            DECLARATION.severity,
            solution.path,
            solution.unreadable_span or Span(1, 1, 1, 2),
            f"nothing here was checked: {error.message}",
            remedy="make it Python that can be read, or list it under `exclude`",
        )
