"""A pool is kept by an object, a class or a module, and nothing in the project ends it.

What it does
------------
Reports the call that starts a pool if the pool is stored where it outlives the function, such as
``self.pool``, a class attribute, a module variable or a dictionary of one of these, and no code of
the project takes it from there and ends it: no ``close``, ``stop`` or ``shutdown`` method of the
owner, no ``__exit__``, no ``__del__``, no teardown of a test, no ``atexit`` hook, no function of
another module.

Why it bites
------------
Whoever uses the owner has no way to end the pool properly, even if they want to. As long as the
owner lives the pool keeps its worker processes, three threads and their file descriptors: fifty
kept pools of one worker had 50 processes, 150 threads and 400 open descriptors. When the owner
goes, the pool goes by luck: objects that hold a pool which holds a callback are reference cycles,
and of 50 such pools 4 to 37 processes were still alive at the end of the loop, some after printing
``Exception ignored in ... OSError: Bad file descriptor``. And when the program ends the pool is
terminated: of 40 queued tasks 8 to 10 ran, exit code 0, no message.

Example
-------

    from multiprocessing import Pool


    class Renderer:
        def __init__(self, workers):
            self._pool = Pool(workers)

        def render(self, draw, frames):
            return self._pool.map(draw, frames)

Use instead
-----------

    from multiprocessing import Pool


    class Renderer:
        def __init__(self, workers):
            self._pool = Pool(workers)

        def render(self, draw, frames):
            return self._pool.map(draw, frames)

        def close(self):
            self._pool.close()
            self._pool.join()

        def __enter__(self):
            return self

        def __exit__(self, *error):
            self.close()

Fix safety
----------
There is no automatic fix: it takes a method, and every user of the class has to call it.

Limits
------
It is enough that some code of the project ends what is kept under that name; that the code is
called, and called on every path, is not checked. Any object's attribute of the same name counts
when the object cannot be told, and a name that too many files use is given up. So is a pool that
is handed on to unknown code from where it is kept, and one that is set on an object from outside.
An executor of ``concurrent.futures`` in a class or module is left to ``process-wide-executor``, as
one for each process loses no work. A pool in a module variable that the module's own code starts
and ends is judged like a local one.
"""

from __future__ import annotations

from collections.abc import Iterator

from poolproof.sdk import Declaration, Evidence, Finding, Loss, Severity, Site, Solution, Tier
from poolproof_rules.wording import ending, finding, in_default, kind, place

DECLARATION = Declaration(
    code="PP105",
    name="unowned-pool",
    severity=Severity.WARNING,
    tier=Tier.DEFAULT,
    since="0.1.0",
    evidence=Evidence(
        anchors=("pool-starts-three-threads", "pool-registers-finalizer", "exit-runs-finalizers"),
        proofs=("unowned-pool",),
    ),
    asks=(),
)


def judge(solution: Solution) -> Iterator[Finding]:
    """Report the pools that are kept where nothing ends them."""
    for site in solution.sites:
        if site.fate.loss is Loss.UNOWNED:
            kept = place(site)
            message = (
                f"nothing in the project ends the {kind(site.protocol)} that is kept in {kept}: "
                f"{site.protocol.loss}"
            )
            words = (message, _remedy(site, kept))
            yield finding(DECLARATION, solution, site.call, words, site.fate.steps)


def _remedy(site: Site, kept: str) -> str:
    if in_default(site):
        return "let the caller start it, and end it, or start it inside the function"
    ends = ending(site.protocol)
    return f"give the owner of {kept} a method that calls {ends}, and call it when the work is over"
