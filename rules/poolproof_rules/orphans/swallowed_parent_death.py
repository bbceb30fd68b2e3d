"""A worker's loop catches the error that announces its parent's death, and goes on.

What it does
------------
Reports the call that gives a function to a process worker if the function, or one that it calls,
receives from a `multiprocessing` pipe in a loop whose broad `except` also takes the `EOFError` or
`OSError` of a pipe that has no other end any more, and then goes on with the loop.

Why it bites
------------
The end of the pipe is the only word that the parent's death gets through to the worker. A handler
that logs every error and tries again makes an orphan of it: one that fails and retries at full
speed, or sleeps in between, for ever.

Example
-------

    import logging
    from multiprocessing import Pipe, Process


    def serve(inbox, outbox):
        outbox.close()
        while True:
            try:
                print(inbox.recv())
            except Exception:
                logging.exception("that did not work")


    def start():
        inbox, outbox = Pipe(duplex=False)
        Process(target=serve, args=(inbox, outbox)).start()
        return outbox

Use instead
-----------

    import logging
    from multiprocessing import Pipe, Process


    def serve(inbox, outbox):
        outbox.close()
        while True:
            try:
                print(inbox.recv())
            except EOFError:
                return
            except Exception:
                logging.exception("that did not work")


    def start():
        inbox, outbox = Pipe(duplex=False)
        Process(target=serve, args=(inbox, outbox)).start()
        return outbox

Fix safety
----------
There is no automatic fix. Let `EOFError` and `OSError` leave the loop before the broad handler has
its turn.

Limits
------
Under `fork` the worker inherits the parent's end of the pipe too; unless it closes it, as in the
example, the error never comes and the worker waits instead, which is no better. Only pipes whose
origin is seen are judged. A handler that answers on the same pipe, or closes it, fails in turn, and
so leaves the loop; so does one that counts how often it failed if that is looked at, and one that
asks which error it was. A guard that ends the worker with its parent (see `endless-task`) is
recognised.
"""

from __future__ import annotations

from collections.abc import Iterator

from poolproof.sdk import Declaration, Evidence, Finding, HazardKind, Part, Severity, Solution, Tier
from poolproof_rules.orphans.words import of_kind, short, task, tell, where

DECLARATION = Declaration(
    code="PP304",
    name="swallowed-parent-death",
    severity=Severity.WARNING,
    tier=Tier.DEFAULT,
    since="0.1.0",
    evidence=Evidence(
        anchors=("worker-sees-eof", "worker-closes-write-end"),
        proofs=("swallowed-parent-death",),
    ),
    asks=(Part.HAZARDS,),
)


def judge(solution: Solution) -> Iterator[Finding]:
    """Report the submissions whose task goes on after the end of its pipe."""
    for hazard in of_kind(solution, HazardKind.SWALLOWED):
        message = (
            f"{task(hazard)} does not end with its parent: in the loop `{short(hazard.text)}`"
            f"{where(hazard)} a handler takes the error that announces that the main "
            "process is gone, and the loop goes on"
        )
        remedy = "leave the loop on `EOFError` and `OSError`, before the broad handler"
        yield tell(DECLARATION, solution, hazard, message, remedy)
