"""A task waits without a bound for something that does not end with its parent.

What it does
------------
Reports the call that gives a function to a process worker if the function, or one that it calls,
waits with no timeout for a queue, a pipe, an event or a condition of `multiprocessing`, a socket,
a message broker, a server's clients, an HTTP answer or a child program.

Why it bites
------------
While it waits, the worker does not see that its parent was killed. What it waits for does not tell
it either: a `multiprocessing.Queue` never comes to an end for a process that holds its other end
too, a manager is a process of its own and stayed alive in every run, and a server that accepts a
connection and says nothing holds its client for as long as it likes. The worker stays as an
orphan: for good where only the parent would have sent something, and otherwise for as long as the
other side takes.

Example
-------

    from multiprocessing import Pool
    from urllib.request import urlopen


    def fetch(url):
        return urlopen(url).read()


    def fetch_all(urls):
        with Pool(8) as pool:
            return pool.map(fetch, urls)

Use instead
-----------

    from multiprocessing import Pool
    from urllib.request import urlopen


    def fetch(url):
        return urlopen(url, timeout=30).read()


    def fetch_all(urls):
        with Pool(8) as pool:
            return pool.map(fetch, urls)

Fix safety
----------
There is no automatic fix: how long is too long is for you to say, and what the task should do
then. Where a wait must be open-ended, as in a server, let the worker watch its parent instead:

    import multiprocessing
    import os
    import threading


    def end_with_parent():
        parent = multiprocessing.parent_process()
        threading.Thread(target=lambda: (parent.join(), os._exit(1)), daemon=True).start()

Call it at the start of the task, or pass it to the pool as `initializer=end_with_parent`.

Limits
------
A child program or an HTTP server usually ends the wait by itself; what is reported is that nothing
bounds it. Programs that only ask the machine, change an entry or say what a file begins with (`git
rev-parse`, `nvidia-smi`, `mkdir`, `cp`, `ffprobe`) or that are told how long they may take
(`timeout 60 ...`, `curl --max-time 30 ...`) are left out, and so is what is more than two calls
away and only come to when something failed or a file is missing, and what a callee only fetches if
it is given an address and not a path, unless a caller on the way speaks of addresses. A loop that
asks a program whether it is over (`poll()`) waits for it, unless it also looks at the clock. A pipe
is only reported where the worker may hold its other end as well, as it does under `fork`, or where
it is passed both: with a context of `spawn` or `forkserver`, or if all scripts that import its
module set one of these, it sees the end. If it closes the other end, its siblings may still hold
that: they do if all the pipes are made before the first of them is forked. Locks are left out if
the function that takes one gives it back. A socket with a timeout is bounded if that is set near:
in the class or function around the wait or around what makes the socket, or in the module outside
of any; what is only set for a parameter counts if something may be passed for it. Room that another
process makes in the same queue, an item that one puts which needs no parent for it, or one that a
thread of the task itself puts, ends the wait; and what is asked `empty()` or `poll()` in the same
function is left out. So does what another process gives over a socket, ZeroMQ or Redis, if both
know the same port or key as far as that is seen; a loop that goes on until it is told to stop needs
somebody who ends, or says something constant. A connection to the main process ends with it. An
event of an event loop, or a server that is waited for, is left out if code that the worker can come
to sets or closes it. An item is there if the queue was filled before the worker was started, for a
`get()` outside of loops or up to the message that ends them, and so it is for as many workers as
`qsize()` counted items. A debugger is waited for where no
condition stands before it. A window, a chart or a box is seen by its user, who closes it, and so
nothing that goes on as long as one is open is reported. A program that is killed before it is
waited for, or by a timer, is over, and so is a child that the function forks for a few steps. A
queue with a limit has room for a first item, so `put` counts in a loop, or in the tasks of a pool.
A loop that looks for the parent is still reported if it waits for a queue without a timeout in
between, as it does not come to look. Objects whose origin is not known are not judged: a parameter
holds what the calls in its module pass, and for functions and classes that start workers those in
other modules. More calls can be named in `blocking-calls`.

Libraries are known by their classes, from whatever module these are taken. Those that have a time
of their own (`httpx`, `pexpect`, `boto3`) are left out unless the code takes it away.
"""

from __future__ import annotations

from collections.abc import Iterator

from poolproof.sdk import Declaration, Evidence, Finding, HazardKind, Part, Severity, Solution, Tier
from poolproof_rules.orphans.words import guard, of_kind, pipe, short, task, tell, where

DECLARATION = Declaration(
    code="PP302",
    name="blocking-task",
    severity=Severity.WARNING,
    tier=Tier.DEFAULT,
    since="0.1.0",
    evidence=Evidence(
        anchors=("worker-runs-task", "worker-sees-eof"),
        proofs=("blocking-task",),
    ),
    asks=(Part.HAZARDS,),
)

_OPEN = frozenset(
    {"a child program", "a container", "a notebook", "an HTTP server", "a mail server", "a server"}
)


_CALL_IT = (
    "bound the wait, or call it from a function that lets the worker watch its parent: `poolproof "
    "explain PP301` shows a guard"
)


def judge(solution: Solution) -> Iterator[Finding]:
    """Report the submissions whose task can wait for ever."""
    for hazard in of_kind(solution, HazardKind.WAIT):
        may = "can wait" if hazard.waits_for in _OPEN else "waits"
        direct = hazard.text == hazard.task
        why = "it" if direct else f"`{short(hazard.text)}`{where(hazard)}"
        waits = f"{may} without end for {hazard.waits_for}"
        if hazard.waits_for == "a user":
            waits = "waits until a user ends it by hand"
        message = (
            f"{task(hazard)} {waits}: {why} has no timeout, and its worker lives on when the main "
            f"process is killed{pipe(hazard)}"
        )
        remedy = _CALL_IT if direct else f"bound the wait, or {guard(hazard)}"
        yield tell(DECLARATION, solution, hazard, message, remedy)
