"""A handler for SIGTERM that returns is set before a pool forks its workers.

What it does
------------
Reports the call that starts a `multiprocessing.Pool` if the code has set a handler for `SIGTERM`
before, the handler returns, and the workers may be forked.

Why it bites
------------
A forked worker has its parent's handlers. The usual one sets a flag that the main loop looks at,
and in a worker nobody looks: SIGTERM, by which the pool ends its workers, does nothing.
`terminate()`, the end of a `with` block and interpreter exit hung on busy workers in every run
under `fork`, the default on Linux up to Python 3.13. Under `spawn` and `forkserver` they did not.

Example
-------

    import signal
    from multiprocessing import Pool


    def remember(number, frame):
        print("asked to stop")


    def main(paths, convert):
        signal.signal(signal.SIGTERM, remember)
        with Pool(4) as pool:
            return pool.map(convert, paths)

Use instead
-----------

    import signal
    from multiprocessing import Pool


    def remember(number, frame):
        print("asked to stop")


    def main(paths, convert):
        signal.signal(signal.SIGTERM, remember)
        with Pool(4, initializer=signal.signal, initargs=(signal.SIGTERM, signal.SIG_DFL)) as pool:
            return pool.map(convert, paths)

Fix safety
----------
There is no automatic fix, as the workers may have use for the handler. Setting the default back in
an initializer, as above, or raising `SystemExit` in the handler, ends the wait.

Limits
------
The handler and the pool must stand in one function, the handler first, or the handler at module
level. A module whose code names `spawn` or `forkserver` is taken not to fork, and so is one that is
only imported by scripts which set one of them; any initializer is taken to set the handler back.
"""

from __future__ import annotations

from collections.abc import Iterator

from poolproof.sdk import Declaration, Evidence, Finding, HazardKind, Part, Severity, Solution, Tier
from poolproof_rules.orphans.words import of_kind, short, tell

DECLARATION = Declaration(
    code="PP308",
    name="inherited-sigterm-handler",
    severity=Severity.WARNING,
    tier=Tier.DEFAULT,
    since="0.1.0",
    evidence=Evidence(
        anchors=(
            "child-keeps-signal-handlers",
            "terminate-sends-sigterm",
            "terminate-joins-workers",
        ),
        proofs=("inherited-sigterm-handler",),
    ),
    asks=(Part.HAZARDS,),
)


def judge(solution: Solution) -> Iterator[Finding]:
    """Report the pools whose workers inherit a handler."""
    for hazard in of_kind(solution, HazardKind.INHERITED_HANDLER):
        message = (
            f"workers that are forked here inherit the handler `{short(hazard.task)}` for SIGTERM, "
            "which returns: under `fork`, ending the pool waits for ever for a busy worker"
        )
        remedy = "set SIGTERM back to `signal.SIG_DFL` in the pool's `initializer`"
        yield tell(DECLARATION, solution, hazard, message, remedy)
