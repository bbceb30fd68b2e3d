"""A worker's loop ends only when the parent says so, and a parent that is killed says nothing.

What it does
------------
Reports the call that gives a function to a process worker if the function, or one that it calls,
comes to a loop whose only way out is a message from a queue or a pipe, an event, a shared value or
an item of shared memory that somebody else sets, a flag that a signal handler sets, a key that a
user presses without a window, or the failure of the camera that it reads from.

Why it bites
------------
After `kill -9` nobody sends the sentinel, nobody sets the event, nobody sends the signal; a user
does not know of a worker that shows nothing, and a camera goes on. A
`multiprocessing.Queue` does not come to an end either, because the worker holds its write end too.
A timeout that only leads back to the top of the loop changes nothing: all workers of this kind
were still there after a minute, waiting for a parent that no longer was.

Example
-------

    from multiprocessing import Process, Queue


    def serve(jobs):
        while True:
            job = jobs.get()
            if job is None:
                break
            print(job)


    def start():
        jobs = Queue()
        Process(target=serve, args=(jobs,), daemon=True).start()
        return jobs

Use instead
-----------

    import queue
    from multiprocessing import Process, Queue, parent_process


    def serve(jobs):
        while parent_process().is_alive():
            try:
                job = jobs.get(timeout=5)
            except queue.Empty:
                continue
            if job is None:
                break
            print(job)


    def start():
        jobs = Queue()
        Process(target=serve, args=(jobs,), daemon=True).start()
        return jobs

Fix safety
----------
There is no automatic fix: what a worker must finish, and what it must not leave half done, is not
in the text. `os._exit` ends the process at once, with no `finally` and nothing flushed, which is
what `kill -9` did to the parent; `sys.exit` in a thread would end that thread alone.

What a thread that waits for the parent and calls `os._exit` was seen to do: under `fork`, `spawn`
and `forkserver` the workers were gone 0.15 seconds after `kill -9`, idle, asleep or busy in
Python. It does not run while C code holds the GIL, and under `fork` not while a sibling that was
started later, and has no guard, lives on. On Linux `prctl(PR_SET_PDEATHSIG, SIGKILL)` in the
initializer reaches the former, but not under `forkserver`, whose workers are children of the fork
server.

Limits
------
A way out that the worker takes by itself (a count, a deadline, an empty queue, a timeout that leads
out of the loop, the end of a film) makes the loop a bounded one; a count of messages does not.
Where a way out takes two conditions, it is enough that somebody else has to meet one; and what a
thread of the worker sets only once a message has come is one that somebody else meets. A pipe is
only reported where the worker may hold its other end as well, as under `fork`, or its siblings do,
because all the pipes were made before the first of them was forked; with `spawn` or `forkserver` it
sees the end. A module that sets neither has the method of the scripts that import it, if every one
of them sets one of these. A loop that goes on as long as a window is open, which its user sees and
closes, is not reported. Queues and events whose origin is not known are not judged. A queue that is
filled, up to the message that ends the loop, before the worker is started is not reported, be it by
functions that are called before, although what has no room in its pipe is lost with the parent. A
loop that another process of the program ends, by a constant, an object made of such or a message
with the text that the loop looks for, which it puts into the same queue, or by setting the same
event, is not reported as long as that process comes to its own end without the parent, and has no
guard that ends it before; it may be started in another module, by what the callers of the two call.
"""

from __future__ import annotations

from collections.abc import Iterator

from poolproof.sdk import Declaration, Evidence, Finding, HazardKind, Part, Severity, Solution, Tier
from poolproof_rules.orphans.words import guard, of_kind, pipe, short, task, tell, where

DECLARATION = Declaration(
    code="PP309",
    name="sentinel-only-worker",
    severity=Severity.WARNING,
    tier=Tier.DEFAULT,
    since="0.1.0",
    evidence=Evidence(
        anchors=("worker-sees-sentinel", "worker-closes-write-end"),
        proofs=("sentinel-only-worker",),
    ),
    asks=(Part.HAZARDS,),
)

_NOBODY = "when the main process is killed nobody does, and"
_ANYWAY = "nothing tells it that the main process was killed, and"
_ENDERS = {
    "a message": ("somebody sends the message that ends it", _NOBODY),
    "an event": ("somebody sets what its loop looks at", _NOBODY),
    "a signal": ("somebody sends the signal that ends it", _NOBODY),
    "room": ("somebody takes from the queue that it puts into", _NOBODY),
    "a user": ("a user ends it by hand", _ANYWAY),
    "a failure": ("the device that it reads from fails", _ANYWAY),
}


def judge(solution: Solution) -> Iterator[Finding]:
    """Report the submissions whose task only the parent can end."""
    for hazard in of_kind(solution, HazardKind.SENTINEL):
        condition, why = _ENDERS[hazard.ender]
        message = (
            f"{task(hazard)} ends only if {condition}: {why} the loop `{short(hazard.text)}`"
            f"{where(hazard)} keeps the worker alive{pipe(hazard)}"
        )
        yield tell(DECLARATION, solution, hazard, message, guard(hazard))
