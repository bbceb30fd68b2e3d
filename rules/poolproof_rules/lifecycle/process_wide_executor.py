"""One executor for the whole process, and nothing shuts it down.

What it does
------------
Reports an executor of ``concurrent.futures`` that is started at module or class level, or as a
default argument, if nothing in the project ever shuts it down.

Why it bites
------------
It loses no work, and for many programs it is a sound choice: unlike a ``multiprocessing.Pool``, an
executor makes the interpreter wait at exit until everything queued has been done (eight of eight
tasks ended). But wait it does. A task that never ends, a queue that grew long or a server that
does not answer keeps the process from ending, after ``main`` has returned and with nothing on the
screen; a ``sys.exit`` does not get past it either, and one Ctrl-C does not while the task is
running.

Example
-------

    from concurrent.futures import ThreadPoolExecutor

    UPLOADS = ThreadPoolExecutor(max_workers=4)


    def upload_later(upload, path):
        return UPLOADS.submit(upload, path)

Use instead
-----------

    from concurrent.futures import ThreadPoolExecutor

    UPLOADS = ThreadPoolExecutor(max_workers=4)


    def upload_later(upload, path):
        return UPLOADS.submit(upload, path)


    def stop_uploads():
        UPLOADS.shutdown(wait=False, cancel_futures=True)

Fix safety
----------
There is no automatic fix: somebody has to know when the work is over, and call the function then.
An ``atexit`` hook comes too late to shorten the wait: the interpreter waits for the executors
first and calls the hooks afterwards (a hook that cancels the rest ran only after three seconds,
when all three tasks of one second were done).

Limits
------
That something shuts the executor down is taken as enough, an ``atexit`` hook included. An executor
that an object keeps is for ``unowned-pool``. A ``multiprocessing.Pool`` in a module is too, since
it does lose work. This rule is pedantic: it has to be asked for.
"""

from __future__ import annotations

from collections.abc import Iterator

from poolproof.sdk import Declaration, Evidence, Finding, Loss, Severity, Solution, Tier
from poolproof_rules.wording import ending, finding, subject

DECLARATION = Declaration(
    code="PP107",
    name="process-wide-executor",
    severity=Severity.INFO,
    tier=Tier.PEDANTIC,
    since="0.1.0",
    evidence=Evidence(
        anchors=("exit-joins-children",),
        proofs=("process-wide-executor",),
    ),
    asks=(),
)


def judge(solution: Solution) -> Iterator[Finding]:
    """Report the executors that live as long as the process."""
    for site in solution.sites:
        if site.fate.loss is Loss.PROCESS_WIDE:
            message = (
                f"nothing shuts down {subject(site)}: interpreter exit waits for its work, "
                "for ever if a task never ends"
            )
            remedy = (
                f"give the program a place that calls {ending(site.protocol)} when the work is over"
            )
            yield finding(DECLARATION, solution, site.call, (message, remedy), site.fate.steps)
