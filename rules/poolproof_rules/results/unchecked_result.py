"""Work is handed over, and nobody will ever learn that it failed.

What it does
------------
Reports a submission whose result is dropped, or put into a variable that nothing reads or that is
only waited for, and that names no `error_callback`: `apply_async`, `map_async`, `imap` of a pool,
`submit` and `map` of an executor. It is silent if the task cannot fail, as far as can be told, or
handles its failures itself, be it that it logs them and lets them go on.

Why it bites
------------
A task's exception is kept until its result is asked for. If nobody asks, it is gone: nothing is
written to stderr, not even with `-X dev`, and the program exits with 0. That was so in every
version and with every start method. An executor's `map` gives an iterator that raises when it is
iterated, so calling it as a statement hides the failure of every single item. To wait is not to
ask: `concurrent.futures.wait`, a loop over `as_completed`, and the `wait()`, `ready()` and `done()`
of a result raise nothing.

Example
-------

    from concurrent.futures import ThreadPoolExecutor


    def fetch(url):
        raise OSError(url)


    def fetch_all(urls):
        with ThreadPoolExecutor() as executor:
            executor.map(fetch, urls)

Use instead
-----------

    from concurrent.futures import ThreadPoolExecutor


    def fetch(url):
        raise OSError(url)


    def fetch_all(urls):
        with ThreadPoolExecutor() as executor:
            for _ in executor.map(fetch, urls):
                pass

Fix safety
----------
There is no automatic fix: asking for the result raises what was silent before, and waits for the
work where nothing waited.

Limits
------
Only tasks that are known are reported: a function of the project that may fail by the same policy
as for PP103, or a callable of another library that is not known to be harmless. A result that is
put into a collection of the object, returned or passed on counts as looked at. Where PP203 reports
that the work itself is dropped, this rule is silent.
"""

from __future__ import annotations

from collections.abc import Iterator

from poolproof.sdk import (
    Declaration,
    Evidence,
    FaultKind,
    Finding,
    Outcome,
    Part,
    Severity,
    Solution,
    Tier,
)
from poolproof_rules.wording import finding

DECLARATION = Declaration(
    code="PP205",
    name="unchecked-result",
    severity=Severity.WARNING,
    tier=Tier.DEFAULT,
    since="0.1.0",
    evidence=Evidence(
        anchors=("error-is-raised-by-get",),
        proofs=(
            "unchecked-future",
            "unchecked-result",
        ),
    ),
    asks=(Part.FAULTS, Part.RESULTS),
)


def judge(solution: Solution) -> Iterator[Finding]:
    """Report submissions whose failure nobody would notice."""
    dropped = {work.call for work in solution.works if work.outcome is Outcome.DROPPED}
    for fault in solution.faults_of(FaultKind.UNCHECKED):
        if fault.span in dropped:
            continue
        callback = " and it has no `error_callback`" if fault.protocol.joins else ""
        message = (
            f"nothing looks at the result of `{fault.operation}()`{callback}: if "
            f"`{fault.subject}` fails, its exception vanishes without a trace"
        )
        asks = (
            "iterate over the result"
            if fault.operation in fault.protocol.streams
            else ("ask for the result")
        )
        remedy = f"{asks}, or handle every exception inside the task"
        yield finding(DECLARATION, solution, fault.span, (message, remedy), fault.steps)
