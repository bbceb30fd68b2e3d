"""A task given to a process worker loops with no way out.

What it does
------------
Reports the call that gives a function to a process worker (a method of a process pool or executor,
its `initializer`, `Process(target=...)`, a `Process` subclass, `joblib.Parallel`) if the function,
or one that it calls, comes to a loop that it cannot leave: no `break`, `return` or `raise` can be
reached, no deadline is looked at, and nothing in it looks whether the parent is still there. It is
the same if the loop is that of a thread that the function starts and that is no daemon, of a thread
or a process that it joins, or of a pool for which it waits.

Why it bites
------------
A worker that runs a task looks at nothing else. When the main process is killed (`kill -9`, the
out-of-memory killer, a container that is stopped, SIGTERM without a handler), an idle worker of a
`multiprocessing.Pool` is told by the end of its pipe and exits; one in such a task was still there
a minute later, as a child of process 1, and keeps its memory, its GPU, its port and its locks.
With `daemon=True` it is the same: that is a promise of the parent's exit handlers, which a killed
process does not run. And a worker that is told to end first waits for its threads, the daemons
among them left out.

Example
-------

    import time
    from multiprocessing import Process


    def heartbeat(ping):
        while True:
            ping()
            time.sleep(10)


    def start(ping):
        worker = Process(target=heartbeat, args=(ping,), daemon=True)
        worker.start()
        return worker

Use instead
-----------

    import multiprocessing
    import os
    import threading
    import time
    from multiprocessing import Process


    def end_with_parent():
        parent = multiprocessing.parent_process()
        threading.Thread(target=lambda: (parent.join(), os._exit(1)), daemon=True).start()


    def heartbeat(ping):
        end_with_parent()
        while True:
            ping()
            time.sleep(10)


    def start(ping):
        worker = Process(target=heartbeat, args=(ping,), daemon=True)
        worker.start()
        return worker

Fix safety
----------
There is no automatic fix: what a worker must finish, and what it must not leave half done, is not
in the text. `os._exit` ends the process at once, with no `finally` and nothing flushed, which is
what `kill -9` did to the parent; `sys.exit` in a thread would end that thread alone.

What the guard above was seen to do: under `fork`, `spawn` and `forkserver` the workers were gone
0.15 seconds after `kill -9`, idle, asleep or busy in Python. It does not run while C code holds
the GIL, and under `fork` not while a sibling that was started later, and has no guard, lives on.
On Linux `prctl(PR_SET_PDEATHSIG, SIGKILL)` in the initializer reaches the former, but not under
`forkserver`, whose workers are children of the fork server.

For a pool, pass it as `initializer=end_with_parent`. A loop that comes by often needs no thread:
`while multiprocessing.parent_process().is_alive():` will do.

Limits
------
An exception that is raised on purpose inside the loop counts as a way out; one that would be an
accident (`ValueError`, whatever an unknown call may raise) does not, be it in an `except Exception`
or a `with` around the loop, nor an exit with an error because of a comparison that nothing which
comes, is counted or is late can change, be it in what the loop calls, and neither does
`KeyboardInterrupt`, which nobody sends to an orphan. What fails in the end because it is done so
often does: `rows.pop()`, or `rows[n]` with an `n` that is counted up. A handler, or a `suppress()`,
that leaves the loop counts if what it names can be raised there: `except Empty: break` does not if
the `get()` has no timeout, nor `except EOFError` around a pipe whose other end a forked worker
holds as well and that is polled before. A generator's loop that yields is its consumer's affair,
and a loop over a generator that never ends is like one with no condition; a loop over an object of
the project runs its `__iter__`, and its `__next__` for every item. A coroutine that is only set
going (`create_task`) counts if its end is awaited before anybody cancels it: the loop of events
drops it when it ends. A flag, of a module or of an object of the project, or an event of threads,
does not change where only functions set it that the worker does not run: what the main process sets
is its own copy. It is taken to change if such a function is handed on, or a method of a class whose
base is a library's. Loops whose condition changes inside them are taken to end, but not those that
a function would end only if it were passed a limit, which nobody passes. A function that a
`threading.Timer` runs again, which it starts whatever happens, is like a loop. `prctl`,
`signal.alarm`, a thread that looks for the parent, or waits for the end of its pipe, and calls
`os._exit`, and one that calls it after a while whatever happens, are guards wherever the task comes
by them. To look for the parent (`os.getppid`, `parent_process()`, `psutil.pid_exists`) is one where
it is done again and again: once before the loop is none, and the message says so. Functions that
call themselves end with a `RecursionError` and are left out, and so are tasks of thread pools and
of sub-interpreters, which are no processes of their own.
"""

from __future__ import annotations

from collections.abc import Iterator

from poolproof.sdk import Declaration, Evidence, Finding, HazardKind, Part, Severity, Solution, Tier
from poolproof_rules.orphans.words import guard, of_kind, pipe, short, task, tell, where

DECLARATION = Declaration(
    code="PP301",
    name="endless-task",
    severity=Severity.WARNING,
    tier=Tier.DEFAULT,
    since="0.1.0",
    evidence=Evidence(
        anchors=("worker-runs-task", "worker-sees-eof"),
        proofs=("endless-task", "lingering-thread"),
    ),
    asks=(Part.HAZARDS,),
)

_LOOPS = ("while ", "for ", "async for ")


def judge(solution: Solution) -> Iterator[Finding]:
    """Report the submissions whose task cannot end."""
    for hazard in of_kind(solution, HazardKind.ENDLESS):
        place = f"`{short(hazard.text)}`{where(hazard)}"
        turns = f"nothing in its process leaves the loop {place}"
        why = turns if hazard.text.startswith(_LOOPS) else f"{place} runs the same again and again"
        message = (
            f"{task(hazard)} never ends: {why}, so its worker lives on when the main process "
            f"is killed{pipe(hazard)}"
        )
        yield tell(DECLARATION, solution, hazard, message, guard(hazard))
